import { sha256Hex } from "@yunfan/auth-signing/sha256";

const digest = (name: string): string => sha256Hex(`yunfan-emulator ${name}`);

/** 32 hex digits that belong to a name: the form of Huawei Cloud's ids of accounts, users, projects and zones. */
export const hexId = (name: string): string => digest(name).slice(0, 32);

/** A UUID that belongs to a name, version and variant bits set as for a random one. */
export function uuid(name: string): string {
  const hex = digest(name);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join("-");
}

/** Characters of a short id, as in Baidu AI Cloud's `r-` and `i-` ids. */
export const shortId = (name: string): string =>
  BigInt(`0x${digest(name)}`)
    .toString(36)
    .slice(0, 8);
