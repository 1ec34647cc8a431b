import { CredentialsError, isNoCredentials, NoCredentialsError } from "../errors.js";
import { isRefreshable, type RefreshableProvider } from "./refreshable.js";

/**
 * A link of {@link chain}: credentials, or a function that yields them. A function that has none says so by yielding
 * `undefined`, or better by throwing a `NoCredentialsError`, which tells what it looked for. Any other error means that
 * the link is set up but broken.
 */
export type ChainLink<C> = C | (() => C | undefined | Promise<C | undefined>);

/**
 * A provider that asks its links in order and takes the first that has credentials.
 *
 * - A link that is set up but broken ends the search with its own error: to step over it would call with other keys
 *   than the ones somebody meant to use.
 * - The link that won is the only one asked from then on, so that the identity never changes under way.
 * - One search is under way at a time, however many ask.
 * - `refresh` goes to the link that won, when that has one; otherwise the link is asked once more.
 *
 * @throws NoCredentialsError from the provider when every link passed, one line with what each looked for, in order.
 * @throws CredentialsError at once without any link.
 * @example
 * ```ts
 * import { chain } from "@yunfan/auth-signing";
 * import { fromEnv } from "@yunfan/auth-signing/huaweicloud";
 * import { fromProfile } from "@yunfan/auth-signing/huaweicloud/profile";
 *
 * const credentials = chain(fromEnv(), fromProfile());
 * ```
 */
export function chain<C extends object>(...links: readonly ChainLink<C>[]): RefreshableProvider<C> {
  if (links.length === 0)
    throw new CredentialsError("chain() has no links; pass at least one provider, such as fromEnv()");
  let winner: { readonly link: ChainLink<C>; readonly place: number } | undefined;
  let searching: Promise<C> | undefined;

  const search = async (): Promise<C> => {
    const reasons: string[] = [];
    for (const [index, link] of links.entries()) {
      const place = index + 1;
      try {
        // oxlint-disable-next-line no-await-in-loop -- the order is the meaning
        const credentials = await ask(link, place);
        winner = { link, place };
        return credentials;
      } catch (error) {
        if (!isNoCredentials(error)) throw error;
        reasons.push(`(${place}) ${error.reason ?? error.message}`);
      }
    }
    throw new NoCredentialsError(`no credentials found: ${reasons.join("; ")}`, "set up one of these");
  };

  const get = (): Promise<C> => {
    if (winner !== undefined) return ask(winner.link, winner.place);
    searching ??= search().finally(() => {
      searching = undefined;
    });
    return searching;
  };
  const refresh = async (rejected: C): Promise<C> =>
    winner !== undefined && isRefreshable<C>(winner.link) ? winner.link.refresh(rejected) : get();
  return Object.assign(get, { refresh });
}

async function ask<C extends object>(link: ChainLink<C>, place: number): Promise<C> {
  const credentials = await resolve(link);
  if (credentials !== undefined) return credentials;
  throw new NoCredentialsError(`the function that is link ${place} yields nothing`, "let it yield credentials");
}

function resolve<C extends object>(link: ChainLink<C>): C | undefined | Promise<C | undefined> {
  return typeof link === "function" ? link() : link;
}
