import { BENCH } from "./bench.js";
import type { Case } from "./case.js";
import { FORMS } from "./forms.js";
import { OPERATIONS } from "./operations.js";
import { REAL } from "./real.js";
import { SCHEMAS } from "./schemas.js";
import { SERVICE } from "./service.js";

/** Changes of specs with the right answer to each, there and back. */
export const CATALOGUE: readonly Case[] = [...OPERATIONS, ...SCHEMAS, ...SERVICE, ...REAL, ...BENCH, ...FORMS];
