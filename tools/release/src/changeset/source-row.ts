import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readJson, type Provider } from "../packages.js";

/** Where the vendor documents what changed. */
export interface SourceRow {
  /** A page's address, or repository, commit and file. */
  readonly page: string;
  /** The page's date, where it has one. */
  readonly edition: string | undefined;
  /** The row of the ledger, and where the page has it; none for what has no row of its own, or none any more. */
  readonly row: string | undefined;
}

interface Source {
  readonly operation?: string;
  readonly url?: string;
  readonly edition?: string;
  /** Of a table of facts: the files that they come from. */
  readonly of?: Readonly<Record<string, Origin>>;
}

interface Origin {
  readonly url?: string;
  readonly repo?: string;
  readonly commit?: string;
  readonly path?: string;
  /** The day of the last change, or `unknown`. */
  readonly updated?: string;
}

interface Row {
  readonly id: string;
  readonly source: number;
  readonly table?: number;
  readonly line?: number;
  readonly of?: number;
  readonly at?: string;
}

interface Operation {
  readonly operationId?: string;
  readonly externalDocs?: { readonly url?: string };
}

/**
 * The ledger's row at a change's place, else the page of its operation.
 *
 * @param released the folder of the baseline, for what is there no more.
 */
export function sourceOf(
  root: string,
  { folder, manifest }: Provider,
  change: { readonly service: string; readonly operation: string | null; readonly location: string },
  released: string,
): SourceRow | undefined {
  const service = manifest.services.find((one) => one.service === change.service);
  const ledger = service && join(root, "specs", folder, service.service, service.version, "ledger.json");
  if (ledger !== undefined && existsSync(ledger)) {
    const { source, rows } = readJson(ledger) as { source: Source | Source[]; rows: Row[] };
    const sources = [source].flat();
    const ids = [`${change.operation ?? ""}.${change.location}`, change.location];
    const row = rows.find(({ id, source: at }) => ids.includes(id) && speaksOf(sources[at], change.operation));
    const found = row && rowOf(row, sources[row.source]);
    if (found) return found;
  }
  const specs = service ? [join(root, "packages", folder, service.spec.file)] : [];
  const [url] = [...specs, ...specsIn(join(released, change.service))].flatMap(
    (spec) => pageOf(spec, change.operation) ?? [],
  );
  return url === undefined ? undefined : { page: url, edition: undefined, row: undefined };
}

function specsIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((version) => join(folder, version, "openapi.json")) : [];
}

function pageOf(spec: string, operation: string | null): string | undefined {
  const { paths } = readJson(spec) as { paths: Record<string, Record<string, Operation>> };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  return operations.find(({ operationId }) => operationId === operation)?.externalDocs?.url;
}

function speaksOf(source: Source | undefined, operation: string | null): boolean {
  return source !== undefined && (source.operation === undefined || source.operation === operation);
}

function rowOf({ id, table, line, of, at }: Row, source: Source | undefined): SourceRow | undefined {
  if (source?.url !== undefined) {
    const place = [table && `table ${table}`, line && `line ${line}`].filter(Boolean).join(", ");
    return { page: source.url, edition: source.edition, row: place ? `${id} (${place})` : id };
  }
  const origin = source?.of?.[String(of ?? 0)];
  const page = origin?.url ?? [origin?.repo, origin?.commit, origin?.path].filter(Boolean).join(" ");
  const edition = origin?.updated === "unknown" ? undefined : origin?.updated;
  return page ? { page, edition, row: at === undefined ? id : `${id} (${at})` } : undefined;
}
