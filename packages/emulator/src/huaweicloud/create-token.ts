import { admit } from "../door/admit.js";
import type { Handler } from "../door/door.js";
import { Refusal } from "../door/refusal.js";
import type { SeedAccount, SeedProject, SeedUser } from "../seed/seed.js";
import { hexId } from "../seed/identity.js";
import { micros } from "./time.js";
import type { HuaweiCloudCaller, HuaweiCloudWorld } from "./world.js";

interface Named {
  readonly id?: string;
  readonly name?: string;
}

/** The body, which the spec's schema has checked. */
interface PasswordAuth {
  readonly auth: {
    readonly identity: {
      readonly password: { readonly user: { name: string; password: string; domain: { name: string } } };
    };
    readonly scope: { readonly project?: Named; readonly domain?: Named };
  };
}

const refuse = (status: number, message: string): Refusal => new Refusal({ status, message });

/** KeystoneCreateUserTokenByPassword: a token for a user's name and password, for one project or one account. */
export function createToken(world: HuaweiCloudWorld): Handler<HuaweiCloudCaller> {
  return ({ input: { query, body }, warn }) => {
    const { auth } = body as PasswordAuth;
    const wanted = auth.identity.password.user;
    const ways = { verify: () => logIn(world, wanted), presume: () => named(world, wanted) };
    const { user, account } = admit(world.auth, ways, warn);
    const project = auth.scope.project && projectOf(world, account, auth.scope.project);
    const domain = auth.scope.domain && domainOf(world, account, auth.scope.domain);
    // Undocumented keys pass the schema, so a scope may hold one thing and still name neither.
    if (project === undefined && domain === undefined) throw refuse(400, "scope must be a project or a domain");
    const { text, token } = world.tokens.issue({ domainId: account.id, projectId: project?.id });
    const owner = { id: account.id, name: account.name };
    return {
      status: 201,
      headers: [["X-Subject-Token", text]],
      body: {
        token: {
          catalog: query["nocatalog"] ? [] : catalog(world, project),
          expires_at: micros(token.expiresAt),
          issued_at: micros(token.issuedAt),
          methods: ["password"],
          ...(project === undefined
            ? { domain: owner }
            : { project: { id: project.id, name: project.name, domain: owner } }),
          roles: (user.roles ?? ["te_admin"]).map((name) => ({ id: "0", name })),
          user: { id: user.id, name: user.name, domain: owner, password_expires_at: user.password_expires_at ?? "" },
        },
      },
    };
  };
}

type Wanted = PasswordAuth["auth"]["identity"]["password"]["user"];

interface LoggedIn {
  readonly user: SeedUser;
  readonly account: SeedAccount;
}

// One text for account, user and password, so that nobody learns which accounts and users there are.
const wrong = (): Refusal => refuse(401, "The username or password is wrong.");

function logIn(world: HuaweiCloudWorld, wanted: Wanted): LoggedIn {
  const found = find(world, wanted);
  if (found === undefined || found.user.password !== wanted.password) throw wrong();
  return found;
}

/** The user of that name, whatever the password; else the default one. A seed may have neither. */
function named(world: HuaweiCloudWorld, wanted: Wanted): LoggedIn {
  const [user] = world.seed.users;
  const account = world.seed.accounts.find(({ id }) => id === user?.domain_id);
  const found = find(world, wanted) ?? (user && account && { user, account });
  if (found === undefined) throw wrong();
  return found;
}

function find({ seed }: HuaweiCloudWorld, { name, domain }: Wanted): LoggedIn | undefined {
  const account = seed.accounts.find((one) => one.name === domain.name);
  const user = seed.users.find((one) => one.name === name && one.domain_id === account?.id);
  return user && account && { user, account };
}

const fits = (wanted: Named, one: { readonly id: string; readonly name: string }): boolean =>
  (wanted.id === undefined || wanted.id === one.id) && (wanted.name === undefined || wanted.name === one.name);

function projectOf({ seed }: HuaweiCloudWorld, account: SeedAccount, wanted: Named): SeedProject {
  if (wanted.id === undefined && wanted.name === undefined) throw refuse(400, "scope.project needs an id or a name");
  const found = seed.projects.filter((one) => fits(wanted, one));
  const project = found.find((one) => one.domain_id === account.id);
  const label = wanted.id ?? wanted.name ?? "";
  if (project === undefined && found.length > 0 && wanted.id !== undefined) {
    throw refuse(403, "You are not authorized to perform the requested action: the project belongs to another account");
  }
  if (project === undefined) throw refuse(404, `Could not find project: ${label}.`);
  if (project.enabled === false) {
    throw refuse(403, `You are not authorized to perform the requested action: project ${label} is disabled`);
  }
  return project;
}

function domainOf({ seed }: HuaweiCloudWorld, account: SeedAccount, wanted: Named): SeedAccount {
  if (wanted.id === undefined && wanted.name === undefined) throw refuse(400, "scope.domain needs an id or a name");
  const found = seed.accounts.find((one) => fits(wanted, one));
  if (found === undefined) throw refuse(404, `Could not find domain: ${wanted.id ?? wanted.name ?? ""}.`);
  if (found.id !== account.id) {
    throw refuse(403, "You are not authorized to perform the requested action: the domain is another account");
  }
  return found;
}

/** The services that this emulator runs, so that whoever follows the catalogue stays with it. */
function catalog({ endpoints, region }: HuaweiCloudWorld, project: SeedProject | undefined): unknown[] {
  const entries = [
    { name: "iam", type: "identity", url: endpoints["iam"] && `${endpoints["iam"]}/v3`, region: "*" },
    {
      name: "roma",
      type: "roma",
      url: endpoints["roma"] && project && `${endpoints["roma"]}/v2/${project.id}`,
      region,
    },
  ];
  return entries.flatMap(({ name, type, url, region: place }) => {
    if (url === undefined) return [];
    const endpoint = { id: hexId(`endpoint ${name}`), interface: "public", region: place, region_id: place, url };
    return [{ id: hexId(`service ${name}`), name, type, endpoints: [endpoint] }];
  });
}
