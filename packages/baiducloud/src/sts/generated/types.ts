// Generated from specs/baiducloud/sts/v1/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

/**
 * Input of GetSessionToken.
 *
 * @see https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov
 */
export interface GetSessionTokenInput {
  /**
   * How long the credential is to live.
   *
   * Unit: seconds.
   *
   * Range: at most 129600.
   *
   * Differs from the vendor's page (contradiction): a number in github.com/baidubce/bce-sdk-go 6916310 services/sts/api/sts.go and in bce-sdk-java 85e7b10 src/main/java/com/baidubce/services/sts/StsClient.java.
   * @default 43200
   */
  durationSeconds?: number;
  /** Id of the access control list. */
  id?: string;
  /**
   * What the rights of the credential are limited to.
   *
   * Differs from the vendor's page (contradiction): github.com/baidubce/bce-sdk-python 75967a0 sample/sts/sts_sample.py sends an array of statements; the vendor's generated SDKs (baiducloud-go-sdk 561f814) follow the page with a text.
   */
  accessControlList?: SessionTokenStatement[];
  /** Free text of the caller's that goes with the credential. */
  attachment?: string;
}

/**
 * Answer of GetSessionToken (200).
 *
 * @see https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov
 */
export interface GetSessionTokenOutput extends SessionCredential {}

/**
 * Error bodies of GetSessionToken by status.
 *
 * @see https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov
 */
export interface GetSessionTokenErrors {
  readonly 400: BceError;
  readonly 403: BceError;
  readonly 404: BceError;
  readonly 500: BceError;
}

/**
 * Input of AssumeRole.
 *
 * @see https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov
 */
export interface AssumeRoleInput {
  /** Id of the account that the role belongs to. */
  accountId: string;
  /** Name of the role. */
  roleName: string;
  /** Id of a user. Ordinary calls leave it out. */
  userId?: string;
  /**
   * How long the credential is to live. What the service takes without it is unknown; github.com/baidubce/bce-sdk-go 6916310 sends 7200 then.
   *
   * Unit: seconds.
   *
   * Range: at most 7200.
   *
   * Differs from the vendor's page (contradiction): a number in github.com/baidubce/bce-sdk-go 6916310 services/sts/api/mode.go.
   */
  durationSeconds?: number;
  /**
   * What the rights of the credential are limited to.
   *
   * Differs from the vendor's page (contradiction): github.com/baidubce/bce-sdk-python 75967a0 sample/sts/sts_sample.py sends an array of statements with the session-token call; the vendor's generated SDKs (baiducloud-go-sdk 561f814) follow the page with a text.
   */
  accessControlList?: AssumeRoleStatement[];
}

/**
 * Answer of AssumeRole (200).
 *
 * @see https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov
 */
export interface AssumeRoleOutput extends RoleCredential {}

/**
 * Error bodies of AssumeRole by status.
 *
 * @see https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov
 */
export interface AssumeRoleErrors {
  readonly 400: BceError;
  readonly 403: BceError;
  readonly 404: BceError;
  readonly 500: BceError;
}

/** One statement of rights. No source says which of its fields are required. */
export interface SessionTokenStatement {
  /** Id of the statement. */
  eid?: string;
  /** Product that the statement is about, such as bce:bos. */
  service?: string;
  /** Region that the statement is about, such as bj. */
  region?: string;
  /** What the statement does; Allow is the one word seen. */
  effect?: string;
  /** Resources that the statement is about; * for all. */
  resource?: string[];
  /** Rights, such as READ. */
  permission?: string[];
}

/** One statement of rights. The page does not describe it; the fields are those of the session-token call in the vendor's samples. No source says which of them are required. */
export interface AssumeRoleStatement {
  /** Product that the statement is about, such as bce:bos. */
  service?: string;
  /** Region that the statement is about, such as bj. */
  region?: string;
  /** What the statement does; Allow is the one word seen. */
  effect?: string;
  /** Resources that the statement is about; * for all. */
  resource?: string[];
  /** Rights, such as READ. */
  permission?: string[];
}

/** A temporary credential. The three parts of the key belong together. */
export interface SessionCredential {
  /** Access key id. */
  accessKeyId?: string;
  /**
   * Secret access key.
   *
   * Format: password.
   */
  secretAccessKey?: string;
  /**
   * Token that every request with this key carries as x-bce-security-token.
   *
   * Format: password.
   */
  sessionToken?: string;
  /** Time of issue; its form is not documented. */
  createTime?: string;
  /** Time of expiry; its form is not documented. */
  expiration?: string;
  /** User that the credential belongs to. */
  userId?: string;
}

/** A temporary credential of a role. The three parts of the key belong together. */
export interface RoleCredential {
  /** Access key id. */
  accessKeyId?: string;
  /**
   * Secret access key.
   *
   * Format: password.
   */
  secretAccessKey?: string;
  /**
   * Token that every request with this key carries as x-bce-security-token.
   *
   * Format: password.
   */
  sessionToken?: string;
  /** Time of issue; its form is not documented. */
  createTime?: string;
  /** Time of expiry; its form is not documented. */
  expiration?: string;
  /** User that the credential belongs to. */
  userId?: string;
  /** Role that the credential acts as. */
  roleId?: string;
}

export interface BceError {
  /**
   * Id of the request.
   *
   * Differs from the vendor's page (truncated): error body of https://cloud.baidu.com/doc/BCC/s/Ojwvyo6nc.
   */
  requestId?: string;
  /**
   * Error code. Those that the vendor's services have in common; which of them STS answers with is unknown. 400: InappropriateJSON, InvalidHTTPAuthHeader, InvalidHTTPRequest, InvalidURI, MalformedJSON, RequestExpired, SignatureDoesNotMatch. 403: AccessDenied, InvalidAccessKeyId, OptInRequired, QualifyNotPass, RequestTimeTooSkewed. 404: InvalidVersion. 412: PreconditionFailed. 500: InternalError.
   *
   * Differs from the vendor's page (truncated): common error codes of https://cloud.baidu.com/doc/BCC/s/Ojwvyo6nc; SignatureDoesNotMatch on sister pages; RequestTimeTooSkewed in github.com/baidubce/bce-sdk-js ce58023.
   */
  code?:
    | "AccessDenied"
    | "InappropriateJSON"
    | "InternalError"
    | "InvalidAccessKeyId"
    | "InvalidHTTPAuthHeader"
    | "InvalidHTTPRequest"
    | "InvalidURI"
    | "InvalidVersion"
    | "MalformedJSON"
    | "OptInRequired"
    | "PreconditionFailed"
    | "QualifyNotPass"
    | "RequestExpired"
    | "RequestTimeTooSkewed"
    | "SignatureDoesNotMatch"
    | (string & {});
  /**
   * What went wrong.
   *
   * Differs from the vendor's page (truncated): error body of https://cloud.baidu.com/doc/BCC/s/Ojwvyo6nc.
   */
  message?: string;
}
