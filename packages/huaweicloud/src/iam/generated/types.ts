// Generated from specs/huaweicloud/iam/v3/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

/**
 * Input of KeystoneCreateUserTokenByPassword.
 *
 * @see https://support.huaweicloud.com/api-iam/iam_30_0001.html
 */
export interface KeystoneCreateUserTokenByPasswordInput {
  /** Any text that is not empty leaves the service catalogue out of the answer. */
  nocatalog?: string;
  /** Who asks and for what. */
  auth: PasswordAuth;
}

/**
 * Answer of KeystoneCreateUserTokenByPassword (201).
 *
 * @see https://support.huaweicloud.com/api-iam/iam_30_0001.html
 */
export interface KeystoneCreateUserTokenByPasswordOutput extends TokenAnswer {}

/**
 * Error bodies of KeystoneCreateUserTokenByPassword by status.
 *
 * @see https://support.huaweicloud.com/api-iam/iam_30_0001.html
 */
export interface KeystoneCreateUserTokenByPasswordErrors {
  readonly 400: IamError;
  readonly 401: IamError;
  readonly 403: IamError;
  readonly 404: IamError;
  readonly 500: IamError;
  readonly 503: IamError;
}

/**
 * Input of KeystoneListProjects.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html
 */
export interface KeystoneListProjectsInput {
  /** Only projects of this account. */
  domain_id?: string;
  /** Only the project of this name. */
  name?: string;
  /** Only projects below this one. The account id for built-in projects, the region's project id for others. */
  parent_id?: string;
  /** Only projects that can be used (true) or that cannot (false). */
  enabled?: boolean;
  /** The vendor asks to leave this out. */
  is_domain?: boolean;
  /**
   * Number of the page, from 1. Only together with per_page.
   *
   * Format: int32.
   *
   * Range: at least 1.
   */
  page?: number;
  /**
   * How many projects a page may hold. Only together with page.
   *
   * Format: int32.
   *
   * Range: 1 to 5000.
   */
  per_page?: number;
}

/**
 * Answer of KeystoneListProjects (200).
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html
 */
export interface KeystoneListProjectsOutput extends ProjectList {}

/**
 * Error bodies of KeystoneListProjects by status.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html
 */
export interface KeystoneListProjectsErrors {
  readonly 400: IamError;
  readonly 401: IamError | GatewayError;
  readonly 403: IamError | GatewayError;
  readonly 404: IamError | GatewayError;
  readonly 500: IamError;
  readonly 503: IamError;
}

/**
 * Input of CreateTemporaryAccessKeyByToken.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0002.html
 */
export interface CreateTemporaryAccessKeyByTokenInput {
  /** Who asks and for what. */
  auth: TokenAuth;
}

/**
 * Answer of CreateTemporaryAccessKeyByToken (201).
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0002.html
 */
export interface CreateTemporaryAccessKeyByTokenOutput extends TemporaryKeyAnswer {}

/**
 * Error bodies of CreateTemporaryAccessKeyByToken by status.
 *
 * @see https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0002.html
 */
export interface CreateTemporaryAccessKeyByTokenErrors {
  readonly 400: IamError;
  readonly 401: IamError | GatewayError;
  readonly 403: IamError;
  readonly 500: IamError;
}

/**
 * Input of CreateTemporaryAccessKeyByAgency.
 *
 * @see https://support.huaweicloud.com/api-iam/iam_04_0101.html
 */
export interface CreateTemporaryAccessKeyByAgencyInput {
  /** Which agency is assumed and for what. */
  auth: AgencyAuth;
}

/**
 * Answer of CreateTemporaryAccessKeyByAgency (201).
 *
 * @see https://support.huaweicloud.com/api-iam/iam_04_0101.html
 */
export interface CreateTemporaryAccessKeyByAgencyOutput extends TemporaryKeyAnswer {}

/**
 * Error bodies of CreateTemporaryAccessKeyByAgency by status.
 *
 * @see https://support.huaweicloud.com/api-iam/iam_04_0101.html
 */
export interface CreateTemporaryAccessKeyByAgencyErrors {
  readonly 400: IamError;
  readonly 401: IamError | GatewayError;
  readonly 403: IamError;
  readonly 500: IamError;
}

export interface PasswordAuth {
  /** Who asks and how that is proven. */
  identity: PasswordAuthIdentity;
  /** What the token is good for. */
  scope: PasswordAuthScope;
}

export interface PasswordAuthIdentity {
  /**
   * Always the one word password.
   *
   * Items: exactly 1.
   */
  methods: "password"[];
  /** The user and the password. */
  password: PasswordAuthPassword;
}

export interface PasswordAuthPassword {
  /** The IAM user. */
  user: PasswordAuthUser;
}

export interface PasswordAuthUser {
  /** Name of the IAM user. */
  name: string;
  /**
   * Login password of the IAM user.
   *
   * Format: password.
   */
  password: string;
  /** Account the user belongs to. */
  domain: PasswordAuthUserDomain;
}

export interface PasswordAuthUserDomain {
  /** Account name. */
  name: string;
}

/**
 * Exactly one of project and domain.
 *
 * Fields to give: exactly 1.
 */
export interface PasswordAuthScope {
  /** A token for the services of one project. */
  project?: PasswordAuthScopeProject;
  /** A token for global services. */
  domain?: PasswordAuthScopeDomain;
}

/** A project by its id or by its name. */
export interface PasswordAuthScopeProject {
  /** Project id. */
  id?: string;
  /** Project name; the region id for a built-in project. */
  name?: string;
}

/** An account by its id or by its name. */
export interface PasswordAuthScopeDomain {
  /** Account id. */
  id?: string;
  /** Account name. */
  name?: string;
}

export interface TokenAnswer {
  /** What the token stands for. */
  token: Token;
}

export interface Token {
  /** Service catalogue; empty when nocatalog was given. */
  catalog: TokenCatalogEntry[];
  /** Time of expiry in UTC, such as 2020-01-04T09:08:49.965000Z. */
  expires_at: string;
  /** Time of issue in UTC, such as 2020-01-03T09:08:49.965000Z. */
  issued_at: string;
  /** How the token was asked for. */
  methods: string[];
  /** The project, when the scope is a project. */
  project?: TokenProject;
  /** The account, when the scope is an account. */
  domain?: TokenDomain;
  /** Permissions of the token. */
  roles: TokenRole[];
  /** IAM user the token belongs to. */
  user: TokenUser;
}

export interface TokenCatalogEntry {
  /** Service id. */
  id: string;
  /** Service name. */
  name: string;
  /** Service type. */
  type: string;
  /** Endpoints of the service. */
  endpoints: TokenEndpoint[];
}

export interface TokenEndpoint {
  /** Endpoint id. */
  id: string;
  /** Who may reach the endpoint; public in every sample. */
  interface: string;
  /** Region of the endpoint; * for a global one. */
  region: string;
  /** Region id of the endpoint; * for a global one. */
  region_id: string;
  /** Address of the endpoint. */
  url: string;
}

export interface TokenProject {
  /** Project id. */
  id: string;
  /** Project name. */
  name: string;
  /** Account that owns the project. */
  domain: TokenDomain;
}

export interface TokenDomain {
  /** Account id. */
  id: string;
  /** Account name. */
  name: string;
}

export interface TokenRole {
  /** Always 0, not a real id. */
  id: string;
  /** Name of the permission. */
  name: string;
}

export interface TokenUser {
  /** User id. */
  id: string;
  /** User name. */
  name: string;
  /** Account of the user. */
  domain: TokenDomain;
  /** When the password expires, in UTC; empty when it never does. */
  password_expires_at: string;
}

export interface ProjectList {
  /** Links of the list. */
  links: Links;
  /** Projects. */
  projects: Project[];
}

export interface Project {
  /** Project id. */
  id: string;
  /** Project name; the region id for a built-in project. */
  name: string;
  /** Account that owns the project. */
  domain_id: string;
  /** The account id for a built-in project, the region's project id for others. */
  parent_id: string;
  /** Free text about the project. */
  description: string;
  /** Whether the project can be used. */
  enabled: boolean;
  /** Whether the project is an account; false. */
  is_domain: boolean;
  /** Links of the project. */
  links: Links;
}

export interface Links {
  /** Link of the thing itself. Its host may differ from the one that was called. */
  self: string;
  /**
   * Link of the next page.
   *
   * Differs from the vendor's page (contradiction): sample response of the same OpenAPI document prints null.
   */
  next: string | null;
  /**
   * Link of the page before.
   *
   * Differs from the vendor's page (contradiction): sample response of the same OpenAPI document prints null.
   */
  previous: string | null;
}

export interface TokenAuth {
  /** What the keys are for. */
  identity: TokenAuthIdentity;
}

export interface TokenAuthIdentity {
  /**
   * Always the one word token, also when the request is signed.
   *
   * Items: exactly 1.
   */
  methods: "token"[];
  /** What the keys may do at most. */
  policy?: ServicePolicy;
  /** How long the keys live. */
  token?: IdentityToken;
}

export interface IdentityToken {
  /**
   * How long the keys live.
   *
   * Format: int32.
   *
   * Unit: seconds.
   *
   * Range: 900 to 86400.
   * @default 900
   */
  duration_seconds?: number;
  /**
   * The token, where the header X-Auth-Token does not carry it. The vendor prefers the header and means to deprecate this.
   *
   * Format: password.
   */
  id?: string;
}

export interface AgencyAuth {
  /** Which agency is assumed. */
  identity: AgencyAuthIdentity;
}

export interface AgencyAuthIdentity {
  /**
   * Always the one word assume_role.
   *
   * Items: exactly 1.
   */
  methods: "assume_role"[];
  /** The agency, and how long the keys live. */
  assume_role: AssumeRole;
  /** What the keys may do at most: what both the policy and the agency allow. By the page of 2025-12-27 only OBS heeds it, and it has at most 2048 characters. */
  policy?: ServicePolicy;
}

export interface AssumeRole {
  /** Name of the agency, in the account that gave it. */
  agency_name: string;
  /** Id of the account that gave the agency. This or domain_name is needed. */
  domain_id?: string;
  /** Name of the account that gave the agency. This or domain_id is needed. */
  domain_name?: string;
  /**
   * How long the keys live.
   *
   * Format: int32.
   *
   * Unit: seconds.
   *
   * Range: 900 to 86400.
   * @default 900
   */
  duration_seconds?: number;
  /** An enterprise user of the account that gave the agency. */
  session_user?: SessionUser;
}

export interface SessionUser {
  /** Name of the user. The vendor's words, not its schema, ask for 5 to 64 letters, digits, "-" and "_" that begin with a letter. */
  name?: string;
}

export interface ServicePolicy {
  /**
   * 1.1 for a policy of one's own; 1.0 stands for a system role.
   * @default 1.1
   */
  Version: string;
  /** What is granted and denied. */
  Statement: ServiceStatement[];
}

export interface ServiceStatement {
  /** Actions as service:resourceType:operation, such as obs:object:*. The service is in lower case; letter case does not count in the rest. */
  Action: string[];
  /** When the statement applies: operator, then condition key, then values. */
  Condition?: {
    [key: string]: {
      [key: string]: string[];
    };
  };
  /**
   * Deny wins over Allow.
   */
  Effect: "Allow" | "Deny";
  /** Resources as service:region:account id:resource type:path; * stands for any part. */
  Resource?: string[];
}

export interface TemporaryKeyAnswer {
  /** The keys. */
  credential: TemporaryKey;
}

export interface TemporaryKey {
  /** Access key id. */
  access: string;
  /**
   * Secret access key.
   *
   * Format: password.
   */
  secret: string;
  /**
   * Security token: sent as X-Security-Token, and signed, with each call of these keys.
   *
   * Format: password.
   */
  securitytoken: string;
  /** Time of expiry in UTC, such as 2020-01-08T03:50:07.574000Z. */
  expires_at: string;
}

/** An error that IAM itself answers. */
export interface IamError {
  /** The error. */
  error?: IamErrorDetail;
}

export interface IamErrorDetail {
  /** Error code, a number equal to the status in every sample. */
  code?: number;
  /** What went wrong. */
  message?: string;
  /** Short name of the status. */
  title?: string;
}

/** An error that the API gateway answers before IAM sees the request. */
export interface GatewayError {
  /**
   * Error code of the gateway, such as APIGW.0301.
   *
   * Differs from the vendor's page (truncated): https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-errorcode.html describes the errors of the gateway, which stands before this service too.
   */
  error_code?: string;
  /**
   * What went wrong.
   *
   * Differs from the vendor's page (truncated): https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-errorcode.html describes the errors of the gateway, which stands before this service too.
   */
  error_msg?: string;
  /**
   * Id of the request.
   *
   * Differs from the vendor's page (truncated): https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-errorcode.html describes the errors of the gateway, which stands before this service too.
   */
  request_id?: string;
}
