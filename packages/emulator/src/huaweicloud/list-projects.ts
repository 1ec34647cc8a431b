import type { Handler } from "../door/door.js";
import type { Input } from "../door/input.js";
import { Refusal } from "../door/refusal.js";
import type { SeedProject } from "../seed/seed.js";
import { signedIn } from "./projects.js";
import type { HuaweiCloudCaller, HuaweiCloudWorld } from "./world.js";

/** KeystoneListProjects: the projects of the caller's account that match every filter, all of them or a page. */
export function listProjects(world: HuaweiCloudWorld): Handler<HuaweiCloudCaller> {
  return ({ input: { query }, caller }) => {
    const { page, per_page: perPage } = query;
    if ((page === undefined) !== (perPage === undefined)) {
      throw new Refusal({ status: 400, message: "Invalid request: page and per_page must be used together" });
    }
    const { domainId } = signedIn(caller);
    refuseForeign(world, domainId, query);
    const all = world.seed.projects
      .filter((one) => one.domain_id === domainId)
      .map((one) => complete(world, one))
      .filter((one) => matches(one, query));
    const start = page === undefined ? 0 : (Number(page) - 1) * Number(perPage);
    const end = page === undefined ? all.length : start + Number(perPage);
    const link = (number: number): string => `${baseOf(world)}?${new URLSearchParams(texts(query, number)).toString()}`;
    return {
      status: 200,
      body: {
        links: {
          self: page === undefined ? baseOf(world) : link(Number(page)),
          next: end < all.length ? link(Number(page) + 1) : null,
          previous: start > 0 ? link(Number(page) - 1) : null,
        },
        projects: all.slice(start, end),
      },
    };
  };
}

/** The vendor lists 403 and 404 without their causes; naming what is another's, or nobody's, is ours. */
function refuseForeign({ seed }: HuaweiCloudWorld, domainId: string, query: Input["query"]): void {
  const { domain_id: wanted, parent_id: parent } = query;
  const accounts = seed.accounts.map(({ id }) => id);
  if (wanted !== undefined && wanted !== domainId) {
    throw accounts.includes(String(wanted))
      ? new Refusal({
          status: 403,
          message: "You are not authorized to perform the requested action: identity:list_projects",
        })
      : new Refusal({ status: 404, message: `Could not find domain: ${String(wanted)}.` });
  }
  if (parent !== undefined && ![...accounts, ...seed.projects.map(({ id }) => id)].includes(String(parent))) {
    throw new Refusal({ status: 404, message: `Could not find project: ${String(parent)}.` });
  }
}

const FILTERS = ["name", "parent_id", "enabled", "is_domain"] as const;

const matches = (project: ReturnType<typeof complete>, query: Input["query"]): boolean =>
  FILTERS.every((filter) => query[filter] === undefined || query[filter] === project[filter]);

/** A project as the list shows it. */
function complete(
  world: HuaweiCloudWorld,
  { id, name, domain_id, parent_id, description, enabled, is_domain }: SeedProject,
) {
  return {
    id,
    name,
    domain_id,
    parent_id: parent_id ?? domain_id,
    description: description ?? "",
    enabled: enabled ?? true,
    is_domain: is_domain ?? false,
    links: { self: `${baseOf(world)}/${id}`, next: null, previous: null },
  };
}

const baseOf = ({ endpoints }: HuaweiCloudWorld): string => `${endpoints["iam"] ?? ""}/v3/projects`;

/** The query of another page. */
const texts = (query: Input["query"], page: number): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...query, page }).map(([name, value]) => [name, String(value)]));
