import type { Diagnosis } from "../diagnosis/diagnosis.js";

/** What a refusal says, before a service puts it into its own shape. */
export interface RefusalFields {
  readonly status: number;
  /** The vendor's code; services without codes of their own leave it out. */
  readonly code?: string | undefined;
  readonly message: string;
  readonly details?: string | undefined;
  /** Why a signature was refused; kept with the recorded request, never answered. */
  readonly diagnosis?: Diagnosis | undefined;
}

/** Thrown anywhere while a request is served, and answered in the shape of the service. */
export class Refusal extends Error implements RefusalFields {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string | undefined;
  readonly details: string | undefined;
  readonly diagnosis: Diagnosis | undefined;

  constructor(fields: RefusalFields) {
    super(fields.message);
    this.status = fields.status;
    this.code = fields.code;
    this.details = fields.details;
    this.diagnosis = fields.diagnosis;
  }
}
