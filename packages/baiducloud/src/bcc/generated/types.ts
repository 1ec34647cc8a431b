// Generated from specs/baiducloud/bcc/v2/openapi.yaml by tools/codegen: change the spec, then run `pnpm generate`.

/**
 * Input of ListReservedInstances.
 *
 * @see https://cloud.baidu.com/doc/BCC/s/flhymywmk
 */
export interface ListReservedInstancesInput {
  /** Where to go on, the nextMarker of the page before. Leave it out for the first page. */
  marker?: string;
  /**
   * How many coupons a page may hold.
   *
   * Range: at most 1000.
   * @default 1000
   */
  maxKeys?: number;
  /** Only these coupons. */
  reservedInstanceIds?: string[];
  /** Only coupons of this name. */
  reservedInstanceName?: string;
  /** Only coupons of this zone, such as cn-bj-a. */
  zoneName?: string;
  /** Only coupons in this state. The vendor publishes no list of states; Active is one. */
  reservedInstanceStatus?: string;
  /** Only coupons of this instance specification, such as bcc.g4.c2m8. */
  spec?: string;
  /**
   * Only coupons paid in this way.
   *
   * Differs from the vendor's page (contradiction): the vendor's price call for coupons names three ways to pay, this page one.
   */
  offeringType?: "FullyPrepay" | "PartPrepay" | "NoPrepay";
  /**
   * Only coupons for images of this kind.
   */
  osType?: "all" | "linux" | "windows";
  /** Only coupons that this instance uses. */
  instanceId?: string;
  /**
   * Only coupons that the instance of this name uses.
   *
   * Differs from the vendor's page (typo): the 2026-01-22 edition of the same page, github.com/baidubce/bce-openapi-meta 11913e3 schema/bcc/GetReservedInstance.json and every SDK model spell instanceName.
   */
  instanceName?: string;
  /**
   * @deprecated
   * A misspelling that older editions of the vendor's page print. Use instanceName.
   */
  instandeName?: string;
  /** Only coupons that an instance uses (true) or that none uses (false). */
  isDeduct?: boolean;
  /** Only coupons of this EHC cluster. */
  ehcClusterId?: string;
  /**
   * What to sort by.
   */
  sortKey?: "osType" | "instanceCount" | "effectiveTime" | "expireTime";
  /**
   * Direction to sort in.
   */
  sortDir?: "desc" | "asc";
  /**
   * Only coupons of this origin; words unknown. No page documents it, the vendor's metadata and SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/bce-openapi-meta 11913e3 schema/bcc/GetReservedInstance.json.
   */
  reservedInstanceSource?: string;
  /**
   * Only coupons of this scope. No page documents it, the vendor's metadata and SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/bce-openapi-meta 11913e3 schema/bcc/GetReservedInstance.json.
   */
  scope?: string;
}

/**
 * Answer of ListReservedInstances (200).
 *
 * @see https://cloud.baidu.com/doc/BCC/s/flhymywmk
 */
export interface ListReservedInstancesOutput extends ReservedInstanceList {}

/**
 * Error bodies of ListReservedInstances by status.
 *
 * @see https://cloud.baidu.com/doc/BCC/s/flhymywmk
 */
export interface ListReservedInstancesErrors {
  readonly 400: BceError;
  readonly 403: BceError;
  readonly 404: BceError;
  readonly 500: BceError;
}

export interface ReservedInstanceList {
  /** Number of all matching coupons. */
  totalCount?: number;
  /**
   * Where this page starts.
   *
   * Differs from the vendor's page (contradiction): sample response of the same page prints null.
   */
  marker?: string | null;
  /** How many coupons this page may hold. */
  maxKeys?: number;
  /**
   * Marker of the next page. Missing, null and empty all mean that there is none.
   *
   * Differs from the vendor's page (contradiction): sample response of the same page prints null.
   */
  nextMarker?: string | null;
  /** Whether more pages follow. */
  isTruncated?: boolean;
  /** Coupons of this page. */
  reservedInstances?: ReservedInstance[];
}

/** A reserved-instance coupon. One type serves several calls of the vendor, so every field may be missing. */
export interface ReservedInstance {
  /**
   * Whether the coupon renews by itself.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page.
   */
  autoRenew?: boolean;
  /**
   * Unit of renewTime.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page prints null; the type stands in github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  renewTimeUnit?: "month" | null | (string & {});
  /**
   * Length of a renewal, counted in renewTimeUnit.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page prints null; the type stands in github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  renewTime?: number | null;
  /**
   * When the coupon renews next.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page prints null; the type stands in github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  nextRenewTime?: string | null;
  /**
   * Coupon id.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page.
   */
  reservedInstanceId?: string;
  /**
   * Long id of the coupon.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page.
   */
  reservedInstanceUuid?: string;
  /**
   * Coupon name.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page.
   */
  reservedInstanceName?: string;
  /**
   * Where the coupon applies.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page; further words on the vendor's pages of the sister calls.
   */
  scope?: "AZ" | "Region" | (string & {});
  /**
   * Zone, such as cn-bj-a.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page.
   */
  zoneName?: string;
  /**
   * Instance specification, such as bcc.g4.c2m8.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page.
   */
  spec?: string;
  /**
   * Kind of coupon; BCC is the one word seen.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page.
   */
  reservedType?: "BCC" | (string & {});
  /**
   * How the coupon is paid.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page; further words on the vendor's pages of the sister calls.
   */
  offeringType?: "FullyPrepay" | "PartPrepay" | "NoPrepay" | (string & {});
  /**
   * Kind of images the coupon covers.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page; further words on the vendor's pages of the sister calls.
   */
  osType?: "all" | "linux" | "windows" | (string & {});
  /**
   * State of the coupon; the vendor publishes no list, Active is the one word seen.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page.
   */
  reservedInstanceStatus?: "Active" | (string & {});
  /**
   * How many instances the coupon covers.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page.
   */
  instanceCount?: number;
  /**
   * Start of validity in UTC, such as 2023-05-18T06:33:34Z.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page.
   */
  effectiveTime?: string;
  /**
   * End of validity in UTC, such as 2023-06-18T06:34:57Z.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page.
   */
  expireTime?: string;
  /**
   * Tags of the coupon.
   *
   * Not in the tables of the vendor's page; seen in its sample: sample response of the 2024-11-04 page prints null; the type stands in github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  tags?: Tag[] | null;
  /**
   * Logical zone; form unknown. No page documents it, the vendor's generated SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  logicalZone?: string;
  /**
   * Instance that uses the coupon. No page documents it, the vendor's generated SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  instanceId?: string;
  /**
   * Name of the instance that uses the coupon. No page documents it, the vendor's generated SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  instanceName?: string;
  /**
   * Instances that use the coupon. No page documents it, the vendor's generated SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  instanceIds?: string[];
  /**
   * Names of the instances that use the coupon. No page documents it, the vendor's generated SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  instanceNames?: string[];
  /**
   * When the coupon was transferred in. No page documents it, the vendor's generated SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  transferInTime?: string;
  /**
   * Sub-type of the specification; words unknown. No page documents it, the vendor's generated SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  flavorSubType?: string;
  /**
   * Product category; words unknown. No page documents it, the vendor's generated SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  productCategory?: string;
  /**
   * Whether the coupon needs an EHC cluster. No page documents it, the vendor's generated SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  isNeedEhcCluster?: boolean;
  /**
   * EHC cluster the coupon belongs to. No page documents it, the vendor's generated SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  ehcClusterId?: string;
  /**
   * Whether the coupon came by transfer. No page documents it, the vendor's generated SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  transferIn?: boolean;
  /**
   * Account that handed the coupon over. No page documents it, the vendor's generated SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  grantorUserId?: string;
  /**
   * Time granularity; words unknown. No page documents it, the vendor's generated SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  timeGranularity?: string;
  /**
   * Length the coupon was bought for. No page documents it, the vendor's generated SDKs do.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  reservedInstanceTime?: number;
}

export interface Tag {
  /**
   * Key of the tag.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  tagKey?: string;
  /**
   * Value of the tag.
   *
   * Not on the vendor's page; known from its SDKs or API descriptions: github.com/baidubce/baiducloud-java-sdk 39b1b7c baiducloud-java-sdk-bcc/src/main/java/com/baidubce/bcc/models/ReservedInstanceInfo.java.
   */
  tagValue?: string;
}

export interface BceError {
  /**
   * Id of the request.
   *
   * Differs from the vendor's page (truncated): error body of https://cloud.baidu.com/doc/BCC/s/Ojwvyo6nc.
   */
  requestId?: string;
  /**
   * Error code. 400: BadRequest, InappropriateJSON, InvalidHTTPAuthHeader, InvalidHTTPRequest, InvalidURI, MalformedJSON, RequestExpired, SignatureDoesNotMatch. 403: AccessDenied, IdempotentParameterMismatch, InvalidAccessKeyId, OptInRequired, QualifyNotPass, RequestTimeTooSkewed. 404: InvalidVersion, NoSuchObject. 412: PreconditionFailed. 500: InternalError.
   *
   * Differs from the vendor's page (truncated): common error codes of https://cloud.baidu.com/doc/BCC/s/Ojwvyo6nc; SignatureDoesNotMatch and IdempotentParameterMismatch on sister pages; RequestTimeTooSkewed in github.com/baidubce/bce-sdk-js ce58023.
   */
  code?:
    | "AccessDenied"
    | "BadRequest"
    | "IdempotentParameterMismatch"
    | "InappropriateJSON"
    | "InternalError"
    | "InvalidAccessKeyId"
    | "InvalidHTTPAuthHeader"
    | "InvalidHTTPRequest"
    | "InvalidURI"
    | "InvalidVersion"
    | "MalformedJSON"
    | "NoSuchObject"
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
