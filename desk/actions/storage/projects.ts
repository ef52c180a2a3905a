/** What the store keeps of what operators bring in: projects, servers, catalogue, consent notices, access profiles. */
import type { CatalogueRow } from "../../../core/form/application.ts";
import type { Instant } from "../../../core/scalar/instant.ts";

export interface Project {
  readonly id: string;
  readonly name: string;
  /** Base64; callers commit to secret values under it. */
  readonly commitmentKey: string;
}

export interface Server {
  readonly id: string;
  readonly name: string;
  readonly sshPort: number;
  /** Where the desk may probe for SSH; null when nobody has registered it. */
  readonly address: string | null;
}

export interface CatalogueEntry extends CatalogueRow {
  readonly description: { readonly ko: string; readonly en: string };
}

export interface Notice {
  readonly version: number;
  readonly hash: string;
  readonly purpose: string;
  readonly items: string;
  readonly retention: string;
  readonly refusal: string;
  readonly validFrom: Instant;
}

export interface AccessProfile {
  readonly account: string;
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly sourceCidrs: readonly string[];
  readonly validFrom: Instant;
}

/** Servers, catalogue, notices and access profiles: what an operator brings in. */
export interface Projects {
  find(id: string): Promise<Project | null>;
  /** With the desk's own, which is the log that belongs to none of them. */
  ids(): Promise<readonly string[]>;
  put(project: Project): Promise<void>;
  server(project: string, id: string): Promise<Server | null>;
  servers(project: string): Promise<readonly Server[]>;
  putServer(project: string, server: Server): Promise<void>;
  /** It stays where tickets name it, and is nowhere else. */
  removeServer(project: string, id: string, at: Instant): Promise<void>;
  catalogue(): Promise<readonly CatalogueEntry[]>;
  /** One service in all its versions. */
  service(code: string): Promise<readonly CatalogueEntry[]>;
  putService(entry: CatalogueEntry): Promise<void>;
  notice(version: number): Promise<Notice | null>;
  /** The newest that is valid then. */
  noticeAt(now: Instant): Promise<Notice | null>;
  /** What that one is named by. */
  noticeInForce(now: Instant): Promise<Pick<Notice, "version" | "hash"> | null>;
  putNotice(notice: Notice): Promise<void>;
  accessProfile(fingerprint: string): Promise<AccessProfile | null>;
  accessProfileAt(now: Instant): Promise<AccessProfile | null>;
  putAccessProfile(profile: AccessProfile): Promise<void>;
}
