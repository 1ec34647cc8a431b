import type { Fault } from "../faults/fault.js";

/** An account of Huawei Cloud ("domain" in its APIs). */
export interface SeedAccount {
  readonly id: string;
  readonly name: string;
}

/** An IAM user. */
export interface SeedUser {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  /** The account the user belongs to. */
  readonly domain_id: string;
  /** UTC time; default "", which stands for never. Only shown, never enforced. */
  readonly password_expires_at?: string | undefined;
  /** Names of the permissions that tokens show; default `["te_admin"]`. Only shown, never enforced. */
  readonly roles?: readonly string[] | undefined;
}

/** A project of an account. */
export interface SeedProject {
  readonly id: string;
  /** The region id for the built-in project of a region. */
  readonly name: string;
  readonly domain_id: string;
  /** Default the account, as for built-in projects. */
  readonly parent_id?: string | undefined;
  /** Default empty. */
  readonly description?: string | undefined;
  /** Default true; a project that is not enabled is refused with 403. */
  readonly enabled?: boolean | undefined;
  /** Default false. */
  readonly is_domain?: boolean | undefined;
}

/** An agency: what one account lets the users of another do in its place. */
export interface SeedAgency {
  readonly id: string;
  readonly name: string;
  /** The account that gives it. */
  readonly domain_id: string;
  /** The account whose users may assume it. */
  readonly trust_domain_id: string;
}

/** A ROMA instance, with any further field of the spec's `RomaInstance`. */
export interface SeedRomaInstance {
  readonly id: string;
  readonly project_id: string;
  readonly status: string;
  readonly [field: string]: unknown;
}

/**
 * A reserved-instance coupon, with any further field of the spec's `ReservedInstance`. Its `reservedInstanceStatus` may be any
 * word, since the vendor publishes no list of them.
 */
export interface SeedReservedInstance {
  readonly reservedInstanceId: string;
  readonly [field: string]: unknown;
}

/** A role of Baidu AI Cloud, whose keys STS gives to whoever has a key. */
export interface SeedRole {
  readonly roleName: string;
  /** The account that the role belongs to. */
  readonly accountId: string;
  /** Default an id made of the two. */
  readonly roleId?: string | undefined;
}

/** When a record changes: exactly one of the three. Times go by the emulator's clock. */
type When =
  | {
      /** Seconds after the start, or after the record's change before this one. */
      readonly afterSeconds: number;
      readonly afterReads?: undefined;
      readonly at?: undefined;
    }
  | {
      /**
       * So many answered requests of its list later, whatever filter or page they asked for; of a ROMA instance, those of its
       * project. That many answers still hold the record as it was.
       */
      readonly afterReads: number;
      readonly afterSeconds?: undefined;
      readonly at?: undefined;
    }
  | {
      /** An ISO time with its zone, or `expireTime`: that of the coupon, whatever it is by then. */
      readonly at: string;
      readonly afterSeconds?: undefined;
      readonly afterReads?: undefined;
    };

/** What becomes of it: fields to set, or that it goes. */
type Then =
  | { readonly set: Readonly<Record<string, unknown>>; readonly remove?: undefined }
  | { readonly remove: true; readonly set?: undefined };

/**
 * A change that a record goes through by itself: once, and for good, even if the clock is put back. Several of one record follow
 * each other in the order of the list.
 */
export type SeedTransition = {
  readonly list: "romaInstances" | "reservedInstances";
  /** The record's `id` or `reservedInstanceId`. */
  readonly id: string;
} & When &
  Then;

/** The data that the emulator answers from. Lists are kept in order. */
export interface Seed {
  readonly accounts: readonly SeedAccount[];
  readonly users: readonly SeedUser[];
  readonly projects: readonly SeedProject[];
  /** Where `accounts` is given, none by default. */
  readonly agencies: readonly SeedAgency[];
  readonly romaInstances: readonly SeedRomaInstance[];
  readonly reservedInstances: readonly SeedReservedInstance[];
  readonly roles: readonly SeedRole[];
  /** Where `reservedInstances` or `romaInstances` is given, the default ones of its records are not there. */
  readonly transitions: readonly SeedTransition[];
  /** What goes wrong from the start; none by default. */
  readonly faults: readonly Fault[];
}

/** The file of a seed folder that holds each list. */
export const seedFiles: Readonly<Record<keyof Seed, string>> = {
  accounts: "accounts.json",
  users: "users.json",
  projects: "projects.json",
  agencies: "agencies.json",
  romaInstances: "roma-instances.json",
  reservedInstances: "reserved-instances.json",
  roles: "roles.json",
  transitions: "transitions.json",
  faults: "faults.json",
};

/** The lists of a seed. */
export const seedLists = Object.keys(seedFiles) as (keyof Seed)[];
