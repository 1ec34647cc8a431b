// Generated from specs/**/openapi.yaml by tools/codegen: change the specs, then run `pnpm generate`.

/** The services there are. */
export type ServiceName = "bcc" | "sts" | "iam" | "roma";

/** The operations there are, by the ids of their specs. */
export type OperationId =
  | "AssumeRole"
  | "CheckRomaInstanceListV2"
  | "CreateTemporaryAccessKeyByAgency"
  | "CreateTemporaryAccessKeyByToken"
  | "GetSessionToken"
  | "KeystoneCreateUserTokenByPassword"
  | "KeystoneListProjects"
  | "ListReservedInstances";

/** Every spec by provider, service and version; corrections left out. */
export const specs = {
  "baiducloud/bcc/v2": {
    openapi: "3.1.0",
    info: {
      title: "Baidu AI Cloud BCC",
      version: "v2",
      summary: "Reserved-instance coupons of Baidu Cloud Compute.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [
      {
        url: "https://bcc.{region}.baidubce.com",
        description: "One endpoint a region.",
        variables: {
          region: {
            description:
              "Region code. The union of the vendor's metadata (bd, bj, cd, fwh, gz, hkg, su) and its older endpoint page (which adds fsh and sin); the two sets disagree, so other codes may work and some may not.",
            enum: ["bj", "bd", "cd", "fsh", "fwh", "gz", "hkg", "sin", "su"],
            default: "bj",
          },
        },
      },
    ],
    security: [{ BceAuthV1: [] }],
    tags: [{ name: "ReservedInstances", description: "Reserved-instance coupons." }],
    "x-errors": {
      code: ["/code"],
      message: ["/message"],
      requestId: { body: ["/requestId"], header: "x-bce-request-id" },
      clock: ["RequestExpired", "RequestTimeTooSkewed"],
    },
    paths: {
      "/v2/instance/reserved/list": {
        post: {
          operationId: "ListReservedInstances",
          tags: ["ReservedInstances"],
          summary: "List the reserved-instance coupons of one region.",
          description: "Filters and sorting travel in the body, the place in the list travels in the query.",
          externalDocs: { url: "https://cloud.baidu.com/doc/BCC/s/flhymywmk" },
          "x-reads-only": true,
          "x-pagination": {
            style: "marker",
            marker: "marker",
            limit: "maxKeys",
            items: "reservedInstances",
            next: "nextMarker",
            truncated: "isTruncated",
            total: "totalCount",
          },
          parameters: [
            {
              name: "marker",
              in: "query",
              required: false,
              description: "Where to go on, the nextMarker of the page before. Leave it out for the first page.",
              schema: { type: "string" },
            },
            {
              name: "maxKeys",
              in: "query",
              required: false,
              description: "How many coupons a page may hold.",
              schema: { type: "integer", maximum: 1000, default: 1000 },
            },
          ],
          requestBody: {
            required: true,
            content: { "application/json": { schema: { $ref: "#/components/schemas/ReservedInstanceFilter" } } },
          },
          responses: {
            "200": {
              description: "One page of coupons.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/ReservedInstanceList" } } },
            },
            "400": {
              description: "The request is not valid (BadRequest), or its signature, date or form is not accepted.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/BceError" } } },
            },
            "403": {
              description: "Not allowed, or the access key is not known.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/BceError" } } },
            },
            "404": {
              description: "There is no such API version or object.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/BceError" } } },
            },
            "500": {
              description: "The service failed.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/BceError" } } },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        BceAuthV1: {
          type: "apiKey",
          in: "header",
          name: "Authorization",
          description: "Access key and secret key; every request is signed.",
          "x-signing": { algorithm: "bce-auth-v1" },
        },
      },
      headers: { BceRequestId: { description: "Id of the request.", schema: { type: "string" } } },
      schemas: {
        ReservedInstanceFilter: {
          type: "object",
          description: "Every filter is optional; an empty object lists all coupons.",
          properties: {
            reservedInstanceIds: { type: "array", description: "Only these coupons.", items: { type: "string" } },
            reservedInstanceName: { type: "string", description: "Only coupons of this name." },
            zoneName: { type: "string", description: "Only coupons of this zone, such as cn-bj-a." },
            reservedInstanceStatus: {
              type: "string",
              description: "Only coupons in this state. The vendor publishes no list of states; Active is one.",
            },
            spec: { type: "string", description: "Only coupons of this instance specification, such as bcc.g4.c2m8." },
            offeringType: {
              type: "string",
              description: "Only coupons paid in this way.",
              enum: ["FullyPrepay", "PartPrepay", "NoPrepay"],
            },
            osType: {
              type: "string",
              description: "Only coupons for images of this kind.",
              enum: ["all", "linux", "windows"],
            },
            instanceId: { type: "string", description: "Only coupons that this instance uses." },
            instanceName: { type: "string", description: "Only coupons that the instance of this name uses." },
            instandeName: {
              type: "string",
              deprecated: true,
              description: "A misspelling that older editions of the vendor's page print. Use instanceName.",
            },
            isDeduct: {
              type: "boolean",
              description: "Only coupons that an instance uses (true) or that none uses (false).",
            },
            ehcClusterId: { type: "string", description: "Only coupons of this EHC cluster." },
            sortKey: {
              type: "string",
              description: "What to sort by.",
              enum: ["osType", "instanceCount", "effectiveTime", "expireTime"],
            },
            sortDir: { type: "string", description: "Direction to sort in.", enum: ["desc", "asc"] },
            reservedInstanceSource: {
              type: "string",
              description:
                "Only coupons of this origin; words unknown. No page documents it, the vendor's metadata and SDKs do.",
            },
            scope: {
              type: "string",
              description: "Only coupons of this scope. No page documents it, the vendor's metadata and SDKs do.",
            },
          },
        },
        ReservedInstanceList: {
          type: "object",
          properties: {
            totalCount: { type: "integer", description: "Number of all matching coupons." },
            marker: { type: ["string", "null"], description: "Where this page starts." },
            maxKeys: { type: "integer", description: "How many coupons this page may hold." },
            nextMarker: {
              type: ["string", "null"],
              description: "Marker of the next page. Missing, null and empty all mean that there is none.",
            },
            isTruncated: { type: "boolean", description: "Whether more pages follow." },
            reservedInstances: {
              type: "array",
              description: "Coupons of this page.",
              items: { $ref: "#/components/schemas/ReservedInstance" },
            },
          },
        },
        ReservedInstance: {
          type: "object",
          description:
            "A reserved-instance coupon. One type serves several calls of the vendor, so every field may be missing.",
          properties: {
            autoRenew: { type: "boolean", description: "Whether the coupon renews by itself." },
            renewTimeUnit: { type: ["string", "null"], description: "Unit of renewTime.", enum: ["month", null] },
            renewTime: { type: ["integer", "null"], description: "Length of a renewal, counted in renewTimeUnit." },
            nextRenewTime: { type: ["string", "null"], description: "When the coupon renews next." },
            reservedInstanceId: { type: "string", description: "Coupon id." },
            reservedInstanceUuid: { type: "string", description: "Long id of the coupon." },
            reservedInstanceName: { type: "string", description: "Coupon name." },
            scope: { type: "string", description: "Where the coupon applies.", enum: ["AZ", "Region"] },
            zoneName: { type: "string", description: "Zone, such as cn-bj-a." },
            spec: { type: "string", description: "Instance specification, such as bcc.g4.c2m8." },
            reservedType: { type: "string", description: "Kind of coupon; BCC is the one word seen.", enum: ["BCC"] },
            offeringType: {
              type: "string",
              description: "How the coupon is paid.",
              enum: ["FullyPrepay", "PartPrepay", "NoPrepay"],
            },
            osType: {
              type: "string",
              description: "Kind of images the coupon covers.",
              enum: ["all", "linux", "windows"],
            },
            reservedInstanceStatus: {
              type: "string",
              description: "State of the coupon; the vendor publishes no list, Active is the one word seen.",
              enum: ["Active"],
            },
            instanceCount: { type: "integer", description: "How many instances the coupon covers." },
            effectiveTime: { type: "string", description: "Start of validity in UTC, such as 2023-05-18T06:33:34Z." },
            expireTime: { type: "string", description: "End of validity in UTC, such as 2023-06-18T06:34:57Z." },
            tags: {
              type: ["array", "null"],
              description: "Tags of the coupon.",
              items: { $ref: "#/components/schemas/Tag" },
            },
            logicalZone: {
              type: "string",
              description: "Logical zone; form unknown. No page documents it, the vendor's generated SDKs do.",
            },
            instanceId: {
              type: "string",
              description: "Instance that uses the coupon. No page documents it, the vendor's generated SDKs do.",
            },
            instanceName: {
              type: "string",
              description:
                "Name of the instance that uses the coupon. No page documents it, the vendor's generated SDKs do.",
            },
            instanceIds: {
              type: "array",
              description: "Instances that use the coupon. No page documents it, the vendor's generated SDKs do.",
              items: { type: "string" },
            },
            instanceNames: {
              type: "array",
              description:
                "Names of the instances that use the coupon. No page documents it, the vendor's generated SDKs do.",
              items: { type: "string" },
            },
            transferInTime: {
              type: "string",
              description: "When the coupon was transferred in. No page documents it, the vendor's generated SDKs do.",
            },
            flavorSubType: {
              type: "string",
              description:
                "Sub-type of the specification; words unknown. No page documents it, the vendor's generated SDKs do.",
            },
            productCategory: {
              type: "string",
              description: "Product category; words unknown. No page documents it, the vendor's generated SDKs do.",
            },
            isNeedEhcCluster: {
              type: "boolean",
              description:
                "Whether the coupon needs an EHC cluster. No page documents it, the vendor's generated SDKs do.",
            },
            ehcClusterId: {
              type: "string",
              description: "EHC cluster the coupon belongs to. No page documents it, the vendor's generated SDKs do.",
            },
            transferIn: {
              type: "boolean",
              description: "Whether the coupon came by transfer. No page documents it, the vendor's generated SDKs do.",
            },
            grantorUserId: {
              type: "string",
              description: "Account that handed the coupon over. No page documents it, the vendor's generated SDKs do.",
            },
            timeGranularity: {
              type: "string",
              description: "Time granularity; words unknown. No page documents it, the vendor's generated SDKs do.",
            },
            reservedInstanceTime: {
              type: "integer",
              description: "Length the coupon was bought for. No page documents it, the vendor's generated SDKs do.",
            },
          },
        },
        Tag: {
          type: "object",
          properties: {
            tagKey: { type: "string", description: "Key of the tag." },
            tagValue: { type: "string", description: "Value of the tag." },
          },
        },
        BceError: {
          type: "object",
          properties: {
            requestId: { type: "string", description: "Id of the request." },
            code: {
              type: "string",
              description:
                "Error code. 400: BadRequest, InappropriateJSON, InvalidHTTPAuthHeader, InvalidHTTPRequest, InvalidURI, MalformedJSON, RequestExpired, SignatureDoesNotMatch. 403: AccessDenied, IdempotentParameterMismatch, InvalidAccessKeyId, OptInRequired, QualifyNotPass, RequestTimeTooSkewed. 404: InvalidVersion, NoSuchObject. 412: PreconditionFailed. 500: InternalError.",
              enum: [
                "AccessDenied",
                "BadRequest",
                "IdempotentParameterMismatch",
                "InappropriateJSON",
                "InternalError",
                "InvalidAccessKeyId",
                "InvalidHTTPAuthHeader",
                "InvalidHTTPRequest",
                "InvalidURI",
                "InvalidVersion",
                "MalformedJSON",
                "NoSuchObject",
                "OptInRequired",
                "PreconditionFailed",
                "QualifyNotPass",
                "RequestExpired",
                "RequestTimeTooSkewed",
                "SignatureDoesNotMatch",
              ],
            },
            message: { type: "string", description: "What went wrong." },
          },
        },
      },
    },
  },
  "baiducloud/sts/v1": {
    openapi: "3.1.0",
    info: {
      title: "Baidu AI Cloud STS",
      version: "v1",
      summary: "Temporary credentials of the Security Token Service.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "https://sts.bj.baidubce.com", description: "One endpoint for every region." }],
    security: [{ BceAuthV1: [] }],
    tags: [{ name: "Credentials", description: "Temporary credentials." }],
    "x-errors": {
      code: ["/code"],
      message: ["/message"],
      requestId: { body: ["/requestId"], header: "x-bce-request-id" },
      clock: ["RequestExpired", "RequestTimeTooSkewed"],
    },
    paths: {
      "/v1/sessionToken": {
        post: {
          operationId: "GetSessionToken",
          tags: ["Credentials"],
          summary: "Get a temporary credential of the calling account, with fewer rights if wanted.",
          description: "Each call makes a new credential and ends no older one.",
          externalDocs: { url: "https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov" },
          "x-reads-only": false,
          parameters: [
            {
              name: "durationSeconds",
              in: "query",
              required: false,
              description: "How long the credential is to live.",
              schema: { type: "integer", maximum: 129600, default: 43200, "x-unit": "seconds" },
            },
          ],
          requestBody: {
            required: false,
            content: { "application/json": { schema: { $ref: "#/components/schemas/SessionTokenRequest" } } },
          },
          responses: {
            "200": {
              description: "The credential was made.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/SessionCredential" } } },
            },
            "400": {
              description: "The request is not valid, or its signature, date or form is not accepted.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/BceError" } } },
            },
            "403": {
              description: "Not allowed, or the access key is not known.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/BceError" } } },
            },
            "404": {
              description: "There is no such API version.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/BceError" } } },
            },
            "500": {
              description: "The service failed.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/BceError" } } },
            },
          },
        },
      },
      "/v1/credential": {
        post: {
          operationId: "AssumeRole",
          tags: ["Credentials"],
          summary: "Get a temporary credential that acts as a role of an account.",
          description: "Each call makes a new credential and ends no older one.",
          externalDocs: { url: "https://cloud.baidu.com/doc/IAM/s/Qjwvyc8ov" },
          "x-reads-only": false,
          parameters: [
            {
              name: "assumeRole",
              in: "query",
              required: true,
              description: "Tells this call from others of the same path; a key without a value.",
              schema: { type: "string", const: "" },
            },
            {
              name: "accountId",
              in: "query",
              required: true,
              description: "Id of the account that the role belongs to.",
              schema: { type: "string" },
            },
            {
              name: "roleName",
              in: "query",
              required: true,
              description: "Name of the role.",
              schema: { type: "string" },
            },
            {
              name: "userId",
              in: "query",
              required: false,
              description: "Id of a user. Ordinary calls leave it out.",
              schema: { type: "string" },
            },
            {
              name: "durationSeconds",
              in: "query",
              required: false,
              description:
                "How long the credential is to live. What the service takes without it is unknown; github.com/baidubce/bce-sdk-go 6916310 sends 7200 then.",
              schema: { type: "integer", maximum: 7200, "x-unit": "seconds" },
            },
          ],
          requestBody: {
            required: false,
            content: { "application/json": { schema: { $ref: "#/components/schemas/AssumeRoleRequest" } } },
          },
          responses: {
            "200": {
              description: "The credential was made.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/RoleCredential" } } },
            },
            "400": {
              description: "The request is not valid, or its signature, date or form is not accepted.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/BceError" } } },
            },
            "403": {
              description: "Not allowed, or the access key is not known.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/BceError" } } },
            },
            "404": {
              description: "There is no such API version.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/BceError" } } },
            },
            "500": {
              description: "The service failed.",
              headers: { "x-bce-request-id": { $ref: "#/components/headers/BceRequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/BceError" } } },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        BceAuthV1: {
          type: "apiKey",
          in: "header",
          name: "Authorization",
          description: "Access key and secret key; every request is signed.",
          "x-signing": { algorithm: "bce-auth-v1" },
        },
      },
      headers: { BceRequestId: { description: "Id of the request.", schema: { type: "string" } } },
      schemas: {
        SessionTokenRequest: {
          type: "object",
          description: "What the credential is to be limited to. Everything is optional.",
          properties: {
            id: { type: "string", description: "Id of the access control list." },
            accessControlList: {
              type: "array",
              description: "What the rights of the credential are limited to.",
              items: { $ref: "#/components/schemas/SessionTokenStatement" },
            },
            attachment: { type: "string", description: "Free text of the caller's that goes with the credential." },
          },
        },
        AssumeRoleRequest: {
          type: "object",
          description: "What the credential is to be limited to. Everything is optional.",
          properties: {
            accessControlList: {
              type: "array",
              description: "What the rights of the credential are limited to.",
              items: { $ref: "#/components/schemas/AssumeRoleStatement" },
            },
          },
        },
        SessionTokenStatement: {
          type: "object",
          description: "One statement of rights. No source says which of its fields are required.",
          properties: {
            eid: { type: "string", description: "Id of the statement." },
            service: { type: "string", description: "Product that the statement is about, such as bce:bos." },
            region: { type: "string", description: "Region that the statement is about, such as bj." },
            effect: {
              type: "string",
              description: "What the statement does; Allow is the one word seen.",
              examples: ["Allow"],
            },
            resource: {
              type: "array",
              description: "Resources that the statement is about; * for all.",
              items: { type: "string" },
            },
            permission: { type: "array", description: "Rights, such as READ.", items: { type: "string" } },
          },
        },
        AssumeRoleStatement: {
          type: "object",
          description:
            "One statement of rights. The page does not describe it; the fields are those of the session-token call in the vendor's samples. No source says which of them are required.",
          properties: {
            service: { type: "string", description: "Product that the statement is about, such as bce:bos." },
            region: { type: "string", description: "Region that the statement is about, such as bj." },
            effect: {
              type: "string",
              description: "What the statement does; Allow is the one word seen.",
              examples: ["Allow"],
            },
            resource: {
              type: "array",
              description: "Resources that the statement is about; * for all.",
              items: { type: "string" },
            },
            permission: { type: "array", description: "Rights, such as READ.", items: { type: "string" } },
          },
        },
        SessionCredential: {
          type: "object",
          description: "A temporary credential. The three parts of the key belong together.",
          properties: {
            accessKeyId: { type: "string", description: "Access key id." },
            secretAccessKey: { type: "string", format: "password", description: "Secret access key." },
            sessionToken: {
              type: "string",
              format: "password",
              description: "Token that every request with this key carries as x-bce-security-token.",
            },
            createTime: { type: "string", description: "Time of issue; its form is not documented." },
            expiration: { type: "string", description: "Time of expiry; its form is not documented." },
            userId: { type: "string", description: "User that the credential belongs to." },
          },
        },
        RoleCredential: {
          type: "object",
          description: "A temporary credential of a role. The three parts of the key belong together.",
          properties: {
            accessKeyId: { type: "string", description: "Access key id." },
            secretAccessKey: { type: "string", format: "password", description: "Secret access key." },
            sessionToken: {
              type: "string",
              format: "password",
              description: "Token that every request with this key carries as x-bce-security-token.",
            },
            createTime: { type: "string", description: "Time of issue; its form is not documented." },
            expiration: { type: "string", description: "Time of expiry; its form is not documented." },
            userId: { type: "string", description: "User that the credential belongs to." },
            roleId: { type: "string", description: "Role that the credential acts as." },
          },
        },
        BceError: {
          type: "object",
          properties: {
            requestId: { type: "string", description: "Id of the request." },
            code: {
              type: "string",
              description:
                "Error code. Those that the vendor's services have in common; which of them STS answers with is unknown. 400: InappropriateJSON, InvalidHTTPAuthHeader, InvalidHTTPRequest, InvalidURI, MalformedJSON, RequestExpired, SignatureDoesNotMatch. 403: AccessDenied, InvalidAccessKeyId, OptInRequired, QualifyNotPass, RequestTimeTooSkewed. 404: InvalidVersion. 412: PreconditionFailed. 500: InternalError.",
              enum: [
                "AccessDenied",
                "InappropriateJSON",
                "InternalError",
                "InvalidAccessKeyId",
                "InvalidHTTPAuthHeader",
                "InvalidHTTPRequest",
                "InvalidURI",
                "InvalidVersion",
                "MalformedJSON",
                "OptInRequired",
                "PreconditionFailed",
                "QualifyNotPass",
                "RequestExpired",
                "RequestTimeTooSkewed",
                "SignatureDoesNotMatch",
              ],
            },
            message: { type: "string", description: "What went wrong." },
          },
        },
      },
    },
  },
  "huaweicloud/iam/v3": {
    openapi: "3.1.0",
    info: {
      title: "Huawei Cloud IAM",
      version: "v3",
      summary: "Tokens, temporary keys and projects of Identity and Access Management.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [
      {
        url: "https://iam.{region}.myhuaweicloud.com",
        description:
          "One endpoint a region; a token from it works in that region only. The global endpoint iam.myhuaweicloud.com gives tokens for every region.",
        variables: {
          region: {
            description:
              "Region id. The list is the endpoint table of the vendor's Go SDK; eu-west-101 is left out, its endpoint has another domain.",
            enum: [
              "cn-north-1",
              "cn-north-2",
              "cn-north-4",
              "cn-north-9",
              "cn-north-12",
              "cn-east-2",
              "cn-east-3",
              "cn-east-4",
              "cn-east-5",
              "cn-south-1",
              "cn-south-2",
              "cn-southwest-2",
              "ap-southeast-1",
              "ap-southeast-2",
              "ap-southeast-3",
              "ap-southeast-4",
              "af-south-1",
              "sa-brazil-1",
              "la-south-2",
              "la-north-2",
              "na-mexico-1",
              "eu-west-0",
              "my-kualalumpur-1",
              "ru-moscow-1",
              "me-east-1",
              "ae-ad-1",
              "tr-west-1",
            ],
            default: "cn-north-4",
          },
        },
      },
    ],
    security: [{ AkSk: [] }, { Token: [] }],
    tags: [
      { name: "Tokens", description: "Tokens of IAM users." },
      { name: "Projects", description: "Projects of an account." },
      { name: "TemporaryKeys", description: "Access keys that end by themselves." },
    ],
    "x-errors": {
      code: ["/error/code", "/error_code"],
      message: ["/error/message", "/error_msg"],
      requestId: { body: ["/request_id"], header: "X-Request-Id" },
      clock: ["APIGW.0303"],
    },
    paths: {
      "/v3/auth/tokens": {
        post: {
          operationId: "KeystoneCreateUserTokenByPassword",
          tags: ["Tokens"],
          summary: "Get a token of an IAM user for a name and a password.",
          description:
            "The token itself is the response header X-Subject-Token and lives 24 hours; keep it. A new token does not end an older one. Wrong passwords lock the login by the account's own rule, so never repeat a 401.",
          externalDocs: { url: "https://support.huaweicloud.com/api-iam/iam_30_0001.html" },
          security: [],
          "x-reads-only": false,
          parameters: [
            {
              name: "nocatalog",
              in: "query",
              required: false,
              description: "Any text that is not empty leaves the service catalogue out of the answer.",
              schema: { type: "string" },
            },
          ],
          requestBody: {
            required: true,
            content: { "application/json": { schema: { $ref: "#/components/schemas/PasswordAuthRequest" } } },
          },
          responses: {
            "201": {
              description: "The token was made.",
              headers: {
                "X-Request-Id": { $ref: "#/components/headers/RequestId" },
                "X-Subject-Token": { description: "The token.", schema: { type: "string" } },
              },
              content: { "application/json": { schema: { $ref: "#/components/schemas/TokenAnswer" } } },
            },
            "400": {
              description: "The request is not valid.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
            "401": {
              description: "Not authenticated: name, password, token or signature is wrong.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
            "403": {
              description: "Not allowed.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
            "404": {
              description: "Not found.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
            "500": {
              description: "IAM failed.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
            "503": {
              description: "IAM is not available.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
          },
        },
      },
      "/v3/projects": {
        get: {
          operationId: "KeystoneListProjects",
          tags: ["Projects"],
          summary: "List the projects of the account.",
          description:
            "The built-in project of a region has the region id as its name. What comes back without page and per_page is unknown; the vendor's sample gives neither.",
          externalDocs: { url: "https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html" },
          "x-reads-only": true,
          parameters: [
            {
              name: "domain_id",
              in: "query",
              required: false,
              description: "Only projects of this account.",
              schema: { type: "string" },
            },
            {
              name: "name",
              in: "query",
              required: false,
              description: "Only the project of this name.",
              schema: { type: "string" },
            },
            {
              name: "parent_id",
              in: "query",
              required: false,
              description:
                "Only projects below this one. The account id for built-in projects, the region's project id for others.",
              schema: { type: "string" },
            },
            {
              name: "enabled",
              in: "query",
              required: false,
              description: "Only projects that can be used (true) or that cannot (false).",
              schema: { type: "boolean" },
            },
            {
              name: "is_domain",
              in: "query",
              required: false,
              description: "The vendor asks to leave this out.",
              schema: { type: "boolean" },
            },
            {
              name: "page",
              in: "query",
              required: false,
              description: "Number of the page, from 1. Only together with per_page.",
              schema: { type: "integer", format: "int32", minimum: 1 },
            },
            {
              name: "per_page",
              in: "query",
              required: false,
              description: "How many projects a page may hold. Only together with page.",
              schema: { type: "integer", format: "int32", minimum: 1, maximum: 5000 },
            },
          ],
          responses: {
            "200": {
              description: "Projects.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/ProjectList" } } },
            },
            "400": {
              description: "The request is not valid.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
            "401": {
              description:
                "Not authenticated. Answered by the gateway (APIGW.0301 for a signature or token, APIGW.0303 for the clock) or by IAM.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: {
                "application/json": {
                  schema: {
                    anyOf: [{ $ref: "#/components/schemas/IamError" }, { $ref: "#/components/schemas/GatewayError" }],
                  },
                },
              },
            },
            "403": {
              description:
                "Not allowed. Answered by the gateway (APIGW.0310 for a project that is unavailable) or by IAM.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: {
                "application/json": {
                  schema: {
                    anyOf: [{ $ref: "#/components/schemas/IamError" }, { $ref: "#/components/schemas/GatewayError" }],
                  },
                },
              },
            },
            "404": {
              description:
                "Not found. Answered by the gateway (APIGW.0101 for an API that it does not know) or by IAM.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: {
                "application/json": {
                  schema: {
                    anyOf: [{ $ref: "#/components/schemas/IamError" }, { $ref: "#/components/schemas/GatewayError" }],
                  },
                },
              },
            },
            "500": {
              description: "IAM failed.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
            "503": {
              description: "IAM is not available.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
          },
        },
      },
      "/v3.0/OS-CREDENTIAL/securitytokens": {
        post: {
          operationId: "CreateTemporaryAccessKeyByToken",
          tags: ["TemporaryKeys"],
          summary: "Get temporary keys for a token, or for a key pair.",
          description:
            "The keys can do what the token can, or less where a policy says so. Calls signed with them also carry the security token, as X-Security-Token. They end by themselves after 900 to 86400 seconds.",
          externalDocs: { url: "https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0002.html" },
          "x-reads-only": false,
          requestBody: {
            required: true,
            content: { "application/json": { schema: { $ref: "#/components/schemas/TokenAuthRequest" } } },
          },
          responses: {
            "201": {
              description: "The keys were made.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/TemporaryKeyAnswer" } } },
            },
            "400": {
              description: "The request is not valid.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
            "401": {
              description:
                "Not authenticated. Answered by the gateway (APIGW.0301 for a signature or token, APIGW.0303 for the clock) or by IAM.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: {
                "application/json": {
                  schema: {
                    anyOf: [{ $ref: "#/components/schemas/IamError" }, { $ref: "#/components/schemas/GatewayError" }],
                  },
                },
              },
            },
            "403": {
              description: "Not allowed.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
            "500": {
              description: "IAM failed.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
          },
        },
      },
      "/v3.0/OS-CREDENTIAL/securitytokens#assume_role": {
        post: {
          operationId: "CreateTemporaryAccessKeyByAgency",
          tags: ["TemporaryKeys"],
          summary: "Get temporary keys of an agency that another account has given to the caller's.",
          description:
            "The caller's user needs the permission Agent Operator. Calls signed with the keys are calls of the other account; they also carry the security token, as X-Security-Token. The keys end by themselves after 900 to 86400 seconds.",
          externalDocs: { url: "https://support.huaweicloud.com/api-iam/iam_04_0101.html" },
          "x-reads-only": false,
          requestBody: {
            required: true,
            content: { "application/json": { schema: { $ref: "#/components/schemas/AgencyAuthRequest" } } },
          },
          responses: {
            "201": {
              description: "The keys were made.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/TemporaryKeyAnswer" } } },
            },
            "400": {
              description: "The request is not valid.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
            "401": {
              description:
                "Not authenticated. Answered by the gateway (APIGW.0301 for a signature or token, APIGW.0303 for the clock) or by IAM.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: {
                "application/json": {
                  schema: {
                    anyOf: [{ $ref: "#/components/schemas/IamError" }, { $ref: "#/components/schemas/GatewayError" }],
                  },
                },
              },
            },
            "403": {
              description: "Not allowed.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
            "500": {
              description: "IAM failed.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/IamError" } } },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        AkSk: {
          type: "apiKey",
          in: "header",
          name: "Authorization",
          description: "Access key and secret key; every request is signed.",
          "x-signing": { algorithm: "SDK-HMAC-SHA256" },
        },
        Token: {
          type: "apiKey",
          in: "header",
          name: "X-Auth-Token",
          description: "IAM token, the X-Subject-Token of a token request.",
        },
      },
      headers: {
        RequestId: { description: "Id of the request. IAM also sends X-IAM-Trace-Id.", schema: { type: "string" } },
      },
      schemas: {
        PasswordAuthRequest: {
          type: "object",
          required: ["auth"],
          properties: { auth: { $ref: "#/components/schemas/PasswordAuth", description: "Who asks and for what." } },
        },
        PasswordAuth: {
          type: "object",
          required: ["identity", "scope"],
          properties: {
            identity: {
              $ref: "#/components/schemas/PasswordAuthIdentity",
              description: "Who asks and how that is proven.",
            },
            scope: { $ref: "#/components/schemas/PasswordAuthScope", description: "What the token is good for." },
          },
        },
        PasswordAuthIdentity: {
          type: "object",
          required: ["methods", "password"],
          properties: {
            methods: {
              description: "Always the one word password.",
              type: "array",
              minItems: 1,
              maxItems: 1,
              items: { type: "string", enum: ["password"] },
            },
            password: { $ref: "#/components/schemas/PasswordAuthPassword", description: "The user and the password." },
          },
        },
        PasswordAuthPassword: {
          type: "object",
          required: ["user"],
          properties: { user: { $ref: "#/components/schemas/PasswordAuthUser", description: "The IAM user." } },
        },
        PasswordAuthUser: {
          type: "object",
          required: ["name", "password", "domain"],
          properties: {
            name: { type: "string", description: "Name of the IAM user." },
            password: { description: "Login password of the IAM user.", type: "string", format: "password" },
            domain: {
              $ref: "#/components/schemas/PasswordAuthUserDomain",
              description: "Account the user belongs to.",
            },
          },
        },
        PasswordAuthUserDomain: {
          type: "object",
          required: ["name"],
          properties: { name: { type: "string", description: "Account name." } },
        },
        PasswordAuthScope: {
          type: "object",
          description: "Exactly one of project and domain.",
          minProperties: 1,
          maxProperties: 1,
          properties: {
            project: {
              $ref: "#/components/schemas/PasswordAuthScopeProject",
              description: "A token for the services of one project.",
            },
            domain: {
              $ref: "#/components/schemas/PasswordAuthScopeDomain",
              description: "A token for global services.",
            },
          },
        },
        PasswordAuthScopeProject: {
          type: "object",
          description: "A project by its id or by its name.",
          properties: {
            id: { type: "string", description: "Project id." },
            name: { type: "string", description: "Project name; the region id for a built-in project." },
          },
        },
        PasswordAuthScopeDomain: {
          type: "object",
          description: "An account by its id or by its name.",
          properties: {
            id: { type: "string", description: "Account id." },
            name: { type: "string", description: "Account name." },
          },
        },
        TokenAnswer: {
          type: "object",
          required: ["token"],
          properties: { token: { $ref: "#/components/schemas/Token", description: "What the token stands for." } },
        },
        Token: {
          type: "object",
          required: ["catalog", "expires_at", "issued_at", "methods", "roles", "user"],
          properties: {
            catalog: {
              type: "array",
              description: "Service catalogue; empty when nocatalog was given.",
              items: { $ref: "#/components/schemas/TokenCatalogEntry" },
            },
            expires_at: { type: "string", description: "Time of expiry in UTC, such as 2020-01-04T09:08:49.965000Z." },
            issued_at: { type: "string", description: "Time of issue in UTC, such as 2020-01-03T09:08:49.965000Z." },
            methods: { description: "How the token was asked for.", type: "array", items: { type: "string" } },
            project: {
              $ref: "#/components/schemas/TokenProject",
              description: "The project, when the scope is a project.",
            },
            domain: {
              $ref: "#/components/schemas/TokenDomain",
              description: "The account, when the scope is an account.",
            },
            roles: {
              type: "array",
              description: "Permissions of the token.",
              items: { $ref: "#/components/schemas/TokenRole" },
            },
            user: { $ref: "#/components/schemas/TokenUser", description: "IAM user the token belongs to." },
          },
        },
        TokenCatalogEntry: {
          type: "object",
          required: ["id", "name", "type", "endpoints"],
          properties: {
            id: { type: "string", description: "Service id." },
            name: { type: "string", description: "Service name." },
            type: { type: "string", description: "Service type." },
            endpoints: {
              type: "array",
              description: "Endpoints of the service.",
              items: { $ref: "#/components/schemas/TokenEndpoint" },
            },
          },
        },
        TokenEndpoint: {
          type: "object",
          required: ["id", "interface", "region", "region_id", "url"],
          properties: {
            id: { type: "string", description: "Endpoint id." },
            interface: { type: "string", description: "Who may reach the endpoint; public in every sample." },
            region: { type: "string", description: "Region of the endpoint; * for a global one." },
            region_id: { type: "string", description: "Region id of the endpoint; * for a global one." },
            url: { type: "string", description: "Address of the endpoint." },
          },
        },
        TokenProject: {
          type: "object",
          required: ["id", "name", "domain"],
          properties: {
            id: { type: "string", description: "Project id." },
            name: { type: "string", description: "Project name." },
            domain: { $ref: "#/components/schemas/TokenDomain", description: "Account that owns the project." },
          },
        },
        TokenDomain: {
          type: "object",
          required: ["id", "name"],
          properties: {
            id: { type: "string", description: "Account id." },
            name: { type: "string", description: "Account name." },
          },
        },
        TokenRole: {
          type: "object",
          required: ["id", "name"],
          properties: {
            id: { type: "string", description: "Always 0, not a real id." },
            name: { type: "string", description: "Name of the permission." },
          },
        },
        TokenUser: {
          type: "object",
          required: ["id", "name", "domain", "password_expires_at"],
          properties: {
            id: { type: "string", description: "User id." },
            name: { type: "string", description: "User name." },
            domain: { $ref: "#/components/schemas/TokenDomain", description: "Account of the user." },
            password_expires_at: {
              type: "string",
              description: "When the password expires, in UTC; empty when it never does.",
            },
          },
        },
        ProjectList: {
          type: "object",
          required: ["links", "projects"],
          properties: {
            links: { $ref: "#/components/schemas/Links", description: "Links of the list." },
            projects: { type: "array", description: "Projects.", items: { $ref: "#/components/schemas/Project" } },
          },
        },
        Project: {
          type: "object",
          required: ["id", "name", "domain_id", "parent_id", "description", "enabled", "is_domain", "links"],
          properties: {
            id: { type: "string", description: "Project id." },
            name: { type: "string", description: "Project name; the region id for a built-in project." },
            domain_id: { type: "string", description: "Account that owns the project." },
            parent_id: {
              type: "string",
              description: "The account id for a built-in project, the region's project id for others.",
            },
            description: { type: "string", description: "Free text about the project." },
            enabled: { type: "boolean", description: "Whether the project can be used." },
            is_domain: { type: "boolean", description: "Whether the project is an account; false." },
            links: { $ref: "#/components/schemas/Links", description: "Links of the project." },
          },
        },
        Links: {
          type: "object",
          required: ["self", "next", "previous"],
          properties: {
            self: {
              type: "string",
              description: "Link of the thing itself. Its host may differ from the one that was called.",
            },
            next: { description: "Link of the next page.", type: ["string", "null"] },
            previous: { description: "Link of the page before.", type: ["string", "null"] },
          },
        },
        TokenAuthRequest: {
          type: "object",
          required: ["auth"],
          properties: { auth: { $ref: "#/components/schemas/TokenAuth", description: "Who asks and for what." } },
        },
        TokenAuth: {
          type: "object",
          required: ["identity"],
          properties: {
            identity: { $ref: "#/components/schemas/TokenAuthIdentity", description: "What the keys are for." },
          },
        },
        TokenAuthIdentity: {
          type: "object",
          required: ["methods"],
          properties: {
            methods: {
              description: "Always the one word token, also when the request is signed.",
              type: "array",
              minItems: 1,
              maxItems: 1,
              items: { type: "string", enum: ["token"] },
            },
            policy: { $ref: "#/components/schemas/ServicePolicy", description: "What the keys may do at most." },
            token: { $ref: "#/components/schemas/IdentityToken", description: "How long the keys live." },
          },
        },
        IdentityToken: {
          type: "object",
          properties: {
            duration_seconds: {
              type: "integer",
              format: "int32",
              description: "How long the keys live.",
              minimum: 900,
              maximum: 86400,
              default: 900,
              "x-unit": "seconds",
            },
            id: {
              type: "string",
              format: "password",
              description:
                "The token, where the header X-Auth-Token does not carry it. The vendor prefers the header and means to deprecate this.",
            },
          },
        },
        AgencyAuthRequest: {
          type: "object",
          required: ["auth"],
          properties: {
            auth: { $ref: "#/components/schemas/AgencyAuth", description: "Which agency is assumed and for what." },
          },
        },
        AgencyAuth: {
          type: "object",
          required: ["identity"],
          properties: {
            identity: { $ref: "#/components/schemas/AgencyAuthIdentity", description: "Which agency is assumed." },
          },
        },
        AgencyAuthIdentity: {
          type: "object",
          required: ["methods", "assume_role"],
          properties: {
            methods: {
              description: "Always the one word assume_role.",
              type: "array",
              minItems: 1,
              maxItems: 1,
              items: { type: "string", enum: ["assume_role"] },
            },
            assume_role: {
              $ref: "#/components/schemas/AssumeRole",
              description: "The agency, and how long the keys live.",
            },
            policy: {
              $ref: "#/components/schemas/ServicePolicy",
              description:
                "What the keys may do at most: what both the policy and the agency allow. By the page of 2025-12-27 only OBS heeds it, and it has at most 2048 characters.",
            },
          },
        },
        AssumeRole: {
          type: "object",
          required: ["agency_name"],
          properties: {
            agency_name: { type: "string", description: "Name of the agency, in the account that gave it." },
            domain_id: {
              type: "string",
              description: "Id of the account that gave the agency. This or domain_name is needed.",
            },
            domain_name: {
              type: "string",
              description: "Name of the account that gave the agency. This or domain_id is needed.",
            },
            duration_seconds: {
              type: "integer",
              format: "int32",
              description: "How long the keys live.",
              minimum: 900,
              maximum: 86400,
              default: 900,
              "x-unit": "seconds",
            },
            session_user: {
              $ref: "#/components/schemas/SessionUser",
              description: "An enterprise user of the account that gave the agency.",
            },
          },
        },
        SessionUser: {
          type: "object",
          properties: {
            name: {
              type: "string",
              description:
                'Name of the user. The vendor\'s words, not its schema, ask for 5 to 64 letters, digits, "-" and "_" that begin with a letter.',
            },
          },
        },
        ServicePolicy: {
          type: "object",
          required: ["Version", "Statement"],
          properties: {
            Version: {
              type: "string",
              default: "1.1",
              description: "1.1 for a policy of one's own; 1.0 stands for a system role.",
            },
            Statement: {
              type: "array",
              description: "What is granted and denied.",
              items: { $ref: "#/components/schemas/ServiceStatement" },
            },
          },
        },
        ServiceStatement: {
          type: "object",
          required: ["Action", "Effect"],
          properties: {
            Action: {
              type: "array",
              description:
                "Actions as service:resourceType:operation, such as obs:object:*. The service is in lower case; letter case does not count in the rest.",
              items: { type: "string" },
            },
            Condition: {
              type: "object",
              description: "When the statement applies: operator, then condition key, then values.",
              additionalProperties: {
                type: "object",
                additionalProperties: { type: "array", items: { type: "string" } },
              },
            },
            Effect: { type: "string", enum: ["Allow", "Deny"], description: "Deny wins over Allow." },
            Resource: {
              type: "array",
              description: "Resources as service:region:account id:resource type:path; * stands for any part.",
              items: { type: "string" },
            },
          },
        },
        TemporaryKeyAnswer: {
          type: "object",
          required: ["credential"],
          properties: { credential: { $ref: "#/components/schemas/TemporaryKey", description: "The keys." } },
        },
        TemporaryKey: {
          type: "object",
          required: ["access", "secret", "securitytoken", "expires_at"],
          properties: {
            access: { type: "string", description: "Access key id." },
            secret: { type: "string", format: "password", description: "Secret access key." },
            securitytoken: {
              type: "string",
              format: "password",
              description: "Security token: sent as X-Security-Token, and signed, with each call of these keys.",
            },
            expires_at: { type: "string", description: "Time of expiry in UTC, such as 2020-01-08T03:50:07.574000Z." },
          },
        },
        IamError: {
          type: "object",
          description: "An error that IAM itself answers.",
          properties: { error: { $ref: "#/components/schemas/IamErrorDetail", description: "The error." } },
        },
        IamErrorDetail: {
          type: "object",
          properties: {
            code: { type: "number", description: "Error code, a number equal to the status in every sample." },
            message: { type: "string", description: "What went wrong." },
            title: { type: "string", description: "Short name of the status." },
          },
        },
        GatewayError: {
          type: "object",
          description: "An error that the API gateway answers before IAM sees the request.",
          properties: {
            error_code: { type: "string", description: "Error code of the gateway, such as APIGW.0301." },
            error_msg: { type: "string", description: "What went wrong." },
            request_id: { type: "string", description: "Id of the request." },
          },
        },
      },
    },
  },
  "huaweicloud/roma/v2": {
    openapi: "3.1.0",
    info: {
      title: "Huawei Cloud ROMA Connect",
      version: "v2",
      summary: "Instances of ROMA Connect, the integration platform.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [
      {
        url: "https://roma.{region}.myhuaweicloud.com",
        description: "One endpoint a region.",
        variables: {
          region: {
            description:
              "Region id. The list is the region table of the vendor's Go, Java and Python SDKs; other regions may exist.",
            enum: [
              "cn-north-1",
              "cn-north-4",
              "cn-east-2",
              "cn-east-3",
              "cn-south-1",
              "ap-southeast-1",
              "ap-southeast-3",
              "ru-northwest-2",
            ],
            default: "cn-north-4",
          },
        },
      },
    ],
    security: [{ AkSk: [] }, { Token: [] }],
    tags: [{ name: "Instances", description: "ROMA Connect instances of a project." }],
    "x-errors": {
      code: ["/error_code"],
      message: ["/error_msg"],
      requestId: { body: ["/request_id"], header: "X-Request-Id" },
      clock: ["APIGW.0303"],
    },
    paths: {
      "/v2/{project_id}/instances": {
        get: {
          operationId: "CheckRomaInstanceListV2",
          tags: ["Instances"],
          summary: "List the ROMA Connect instances of a project.",
          description:
            "Returns one page of instances. The page offset stops at 100 and a page holds at most 100 instances, so what lies beyond about 200 instances cannot be reached.",
          externalDocs: { url: "https://support.huaweicloud.com/api-roma/CheckRomaInstanceListV2.html" },
          "x-reads-only": true,
          "x-pagination": { style: "offset", offset: "offset", limit: "limit", items: "instances", total: "total" },
          parameters: [
            {
              name: "project_id",
              in: "path",
              required: true,
              description: "Project that owns the instances.",
              "x-client-default": "project-id",
              schema: { type: "string", minLength: 16, maxLength: 128 },
            },
            {
              name: "status",
              in: "query",
              required: false,
              description: "Only instances in this state.",
              schema: {
                type: "string",
                minLength: 3,
                maxLength: 128,
                enum: [
                  "CREATING",
                  "CREATE_FAILED",
                  "RUNNING",
                  "FREEZING",
                  "FROZEN",
                  "ERROR",
                  "DELETING",
                  "DELETED",
                  "SOFT_DELETED",
                  "DELETE_FAILED",
                  "DELETE_FALIED",
                ],
              },
            },
            {
              name: "offset",
              in: "query",
              required: false,
              description: "How many instances to skip.",
              schema: { type: "integer", format: "int32", minimum: 0, maximum: 100, default: 0 },
            },
            {
              name: "limit",
              in: "query",
              required: false,
              description: "How many instances a page may hold.",
              schema: { type: "integer", format: "int32", minimum: 0, maximum: 100, default: 10 },
            },
          ],
          responses: {
            "200": {
              description: "One page of instances.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/RomaInstanceList" } } },
            },
            "400": {
              description: "A parameter is not valid; ROMA's sample carries ROMA.00013000.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/RomaError" } } },
            },
            "401": {
              description:
                "Not authenticated. Answered by the gateway (APIGW.0301 for a signature or token, APIGW.0303 for the clock) or by ROMA (ROMA.00012000 in its sample).",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: {
                "application/json": {
                  schema: {
                    anyOf: [{ $ref: "#/components/schemas/RomaError" }, { $ref: "#/components/schemas/GatewayError" }],
                  },
                },
              },
            },
            "403": {
              description:
                "Not allowed. Answered by the gateway (APIGW.0310 for a project that is unavailable) or by ROMA (ROMA.00012000 in its sample, the same code as for 401).",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: {
                "application/json": {
                  schema: {
                    anyOf: [{ $ref: "#/components/schemas/RomaError" }, { $ref: "#/components/schemas/GatewayError" }],
                  },
                },
              },
            },
            "404": {
              description: "The gateway knows no such API (APIGW.0101).",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/GatewayError" } } },
            },
            "429": {
              description: "The gateway throttles the caller (APIGW.0308). Whether it names a time to wait is unknown.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/GatewayError" } } },
            },
            "500": {
              description: "ROMA failed; its sample carries ROMA.00011000.",
              headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/RomaError" } } },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        AkSk: {
          type: "apiKey",
          in: "header",
          name: "Authorization",
          description: "Access key and secret key; every request is signed.",
          "x-signing": { algorithm: "SDK-HMAC-SHA256" },
        },
        Token: {
          type: "apiKey",
          in: "header",
          name: "X-Auth-Token",
          description: "Project-scoped IAM token, the X-Subject-Token of a token request.",
        },
      },
      headers: {
        RequestId: {
          description: "Id of the request, the same as request_id of an error body.",
          schema: { type: "string" },
        },
      },
      schemas: {
        RomaInstanceList: {
          type: "object",
          properties: {
            total: { type: "integer", description: "Number of all matching instances." },
            size: { type: "integer", description: "Number of instances on this page." },
            instances: {
              type: "array",
              description: "Instances of this page.",
              items: { $ref: "#/components/schemas/RomaInstance" },
            },
          },
        },
        RomaInstance: {
          type: "object",
          properties: {
            id: { type: "string", description: "Instance id." },
            name: { type: "string", description: "Instance name." },
            description: { type: "string", description: "Free text about the instance." },
            flavor_id: { type: "string", description: "Id of the instance's size." },
            flavor_type: {
              type: "string",
              description: "Edition of the instance. Other editions exist.",
              enum: ["basic", "professional", "enterprise", "platinum"],
            },
            cpu_arch: { type: "string", description: "CPU architecture.", enum: ["x86_64", "aarch64"] },
            vpc_id: { type: "string", description: "VPC of the instance." },
            subnet_id: { type: "string", description: "Subnet of the instance." },
            security_group_id: { type: "string", description: "Security group of the instance." },
            publicip_enable: {
              type: "boolean",
              description: "Whether public access is on; publicip_id then has a value.",
            },
            publicip_id: { type: "string", description: "Id of the bound elastic public address." },
            publicip_address: { type: "string", description: "The bound elastic public address." },
            status: {
              type: "string",
              description:
                "State of the instance. DELETE_FALIED is the vendor's own spelling; the filter's table spells DELETE_FAILED.",
              enum: [
                "CREATING",
                "CREATE_FAILED",
                "RUNNING",
                "FREEZING",
                "FROZEN",
                "ERROR",
                "DELETING",
                "DELETED",
                "SOFT_DELETED",
                "DELETE_FAILED",
                "DELETE_FALIED",
              ],
            },
            error_code: { type: "string", description: "Error code of the instance." },
            error_msg: { type: "string", description: "Error text of the instance." },
            charge_type: {
              type: "string",
              description: "How the instance is paid: prePaid for a period, postPaid by use.",
              enum: ["prePaid", "postPaid"],
            },
            project_id: { type: "string", description: "Project that owns the instance." },
            create_time: { type: "string", description: "Time of creation in UTC, such as 2019-12-06T06:49:04Z." },
            update_time: {
              type: "string",
              description: "Time of the last change in UTC, such as 2019-12-06T06:49:04Z.",
            },
            maintain_begin: { type: "string", description: "Start of the daily maintenance window, HH:MM:SS." },
            maintain_end: { type: "string", description: "End of the daily maintenance window, HH:MM:SS." },
            available_zone_ids: {
              type: "array",
              description: "Ids of the zones the instance runs in.",
              items: { type: "string" },
            },
            enterprise_project_id: {
              type: "string",
              description: "Enterprise project of the instance; 0 is the default one.",
            },
            created_user: {
              $ref: "#/components/schemas/RomaUser",
              description: "Who created the instance. No SDK model has it.",
            },
            last_updated_user: {
              $ref: "#/components/schemas/RomaUser",
              description: "Who changed the instance last. No SDK model has it.",
            },
          },
        },
        RomaUser: {
          type: "object",
          properties: {
            user_id: { type: "string", description: "User id." },
            user_name: { type: "string", description: "User name." },
          },
        },
        RomaError: {
          type: "object",
          description: "An error that ROMA itself answers.",
          properties: {
            error_code: {
              type: "string",
              description: "Error code, such as ROMA.00013000. Treat it as opaque and judge by the status.",
            },
            error_msg: { type: "string", description: "What went wrong." },
            error_details: { type: "string", description: "What went wrong in detail." },
            request_id: { type: "string", description: "Id of the request." },
          },
        },
        GatewayError: {
          type: "object",
          description: "An error that the API gateway answers before ROMA sees the request.",
          properties: {
            error_code: { type: "string", description: "Error code of the gateway, such as APIGW.0301." },
            error_msg: { type: "string", description: "What went wrong." },
            request_id: { type: "string", description: "Id of the request." },
          },
        },
      },
    },
  },
} as const;
