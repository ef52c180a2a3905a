import type { DeskData } from "../actions/projects/import-file.ts";

/** From when on the example data is valid. */
export const demoValidFrom = "2025-01-01T00:00:00Z";

interface Offer {
  readonly code: string;
  readonly ko: string;
  readonly en: string;
  readonly unitPrice: number;
  readonly securityFields?: string[];
}

/** Invented: the vendor publishes neither a list of services nor prices. */
const offers: readonly Offer[] = [
  {
    code: "os-initial-setup",
    ko: "OS 초기 설정",
    en: "Initial setup of the operating system",
    unitPrice: 20_000,
  },
  {
    code: "web-server-install",
    ko: "웹서버 설치",
    en: "Web server installation",
    unitPrice: 30_000,
  },
  {
    code: "apm-install",
    ko: "APM 설치",
    en: "Apache, PHP and MySQL installation",
    unitPrice: 40_000,
    securityFields: ["dbRootPassword"],
  },
  {
    code: "db-install",
    ko: "DB 설치",
    en: "Database installation",
    unitPrice: 40_000,
    securityFields: ["dbRootPassword"],
  },
  {
    code: "ssl-install",
    ko: "SSL 인증서 설치",
    en: "TLS certificate installation",
    unitPrice: 30_000,
    securityFields: ["certificate", "privateKey"],
  },
  {
    code: "ftp-account",
    ko: "FTP/SFTP 구성",
    en: "FTP or SFTP setup",
    unitPrice: 20_000,
    securityFields: ["accountPassword"],
  },
  {
    code: "backup-setup",
    ko: "백업 구성",
    en: "Backup setup",
    unitPrice: 40_000,
    securityFields: ["accessKey", "secretKey"],
  },
  { code: "security-check", ko: "보안 점검", en: "Security check", unitPrice: 60_000 },
  { code: "web-tuning", ko: "웹서버 튜닝", en: "Web server tuning", unitPrice: 50_000 },
  {
    code: "data-migration",
    ko: "데이터 이전",
    en: "Data migration",
    unitPrice: 100_000,
    securityFields: ["sourceHost", "sourcePassword"],
  },
  {
    code: "lost-key-recovery",
    ko: "SSH 키 분실 복구",
    en: "Recovery from a lost SSH key",
    unitPrice: 30_000,
  },
  {
    code: "malware-clean",
    ko: "악성코드 점검 및 조치",
    en: "Malware check and removal",
    unitPrice: 80_000,
  },
];

export const demoServices: NonNullable<DeskData["services"]> = offers.map(
  ({ code, ko, en, unitPrice, securityFields = [] }) => ({
    code,
    version: 1,
    name: { ko, en },
    description: {
      ko: `${ko} (예시 품목이며 가격은 실제와 다릅니다)`,
      en: `${en} (an example; the price is invented)`,
    },
    unitPrice,
    vatPercent: 10,
    securityFields,
    validFrom: demoValidFrom,
  }),
);
