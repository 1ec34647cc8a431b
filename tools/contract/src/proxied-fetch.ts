// Loaded before a sample: its global `fetch` takes https through HTTPS_PROXY, as Node 24 does by itself when told to.
import { fetch, ProxyAgent, type RequestInit } from "undici";

const dispatcher = new ProxyAgent(process.env["HTTPS_PROXY"] ?? "");
const proxied = (url: string, init: RequestInit) =>
  fetch(url, url.startsWith("https:") ? { ...init, dispatcher } : init);
globalThis.fetch = proxied as unknown as typeof globalThis.fetch;
