import { readFileSync } from "node:fs";

/** One case of the vector files, as far as the tests read it. */
export interface Vector {
  name: string;
  credentials: { accessKeyId: string; secretAccessKey: string; securityToken?: string; sessionToken?: string };
  request: { method: string; url: string; headers: Record<string, string>; body: string | null };
  timestamp: string;
  expected: Expected;
  spec?: Expected;
  consensus?: boolean;
  crossCheck?: Record<string, { agrees: boolean; authorization?: string; canonicalRequest?: string }>;
  derived?: { regionId: string; serviceName: string };
  expirationInSeconds?: number;
  signedHeaders?: string[];
}

export interface Expected {
  authorization: string;
  canonicalRequest: string;
  signedHeaders?: string | string[];
  stringToSign?: string;
  signature?: string;
  headers?: Record<string, string>;
}

export interface VectorFile {
  vectors: Vector[];
  published?: Vector[];
  divergences?: Vector[];
  canonicalization?: Record<"uriEncode" | "uri" | "query", { in: string; out: string }[]>;
}

export function readVectors(file: string): VectorFile {
  const text = readFileSync(new URL(`vectors/${file}`, import.meta.url), "utf8");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the files beside this one have this shape
  return JSON.parse(text) as VectorFile;
}

/** The time of a vector, in either ISO form. */
export const timeOf = ({ timestamp }: Vector): Date =>
  new Date(timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
