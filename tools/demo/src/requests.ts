import type { FetchLike } from "@yunfan/client-core";

/** A `fetch` for the clients that notes every request it sends: method, address, status. Headers are not noted. */
export function notingFetch(): { fetch: FetchLike; requests: string[] } {
  const requests: string[] = [];
  const fetch: FetchLike = async (url, init) => {
    const position = requests.push(`${init.method?.padEnd(4)} ${url}  (no answer)`) - 1;
    const response = await globalThis.fetch(url, init);
    requests[position] = `${init.method?.padEnd(4)} ${url}  ${response.status}`;
    return response;
  };
  return { fetch, requests };
}
