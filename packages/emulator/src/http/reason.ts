/** The reason phrases of the statuses that the services answer with: RFC 9110, section 15, and RFC 6585. */
const reasons: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Content Too Large",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** What a status is called. */
export const reasonOf = (status: number): string => reasons[status] ?? "Error";
