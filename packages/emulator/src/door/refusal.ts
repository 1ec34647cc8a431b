/** What a refusal says, before a service puts it into its own shape. */
export interface RefusalFields {
  readonly status: number;
  /** The vendor's code; services without codes of their own leave it out. */
  readonly code?: string | undefined;
  readonly message: string;
  readonly details?: string | undefined;
}

/** Thrown anywhere while a request is served, and answered in the shape of the service. */
export class Refusal extends Error implements RefusalFields {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string | undefined;
  readonly details: string | undefined;

  constructor(fields: RefusalFields) {
    super(fields.message);
    this.status = fields.status;
    this.code = fields.code;
    this.details = fields.details;
  }
}
