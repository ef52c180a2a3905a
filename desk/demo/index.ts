/** Example data for trying the desk out. Everything in it is fictional, the addresses are for documentation. */
import type { DeskData } from "../actions/projects/import-file.ts";
import type { Enrolment } from "../actions/people/enrol.ts";
import { demoServices, demoValidFrom } from "./catalogue.ts";

const noticeText = {
  purpose: "기술지원 접수 및 처리, 처리 결과 안내",
  items: "담당자 이름, 전화번호, 이메일",
  retention: "기술지원 종료 후 3년(분쟁 처리), 동의 철회 시 지체 없이 파기",
  refusal: "동의를 거부할 수 있으며, 거부하면 기술지원을 신청할 수 없습니다",
};

const notice = { version: 1, ...noticeText, validFrom: demoValidFrom };

/** The private half was thrown away when the pair was made. */
const accessProfile = {
  account: "engineer",
  publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILtoQozzg0VeV1C2kUVIRKJX8Qjw/znth0mOAtq8YVsT",
  sourceCidrs: ["203.0.113.0/24"],
  validFrom: demoValidFrom,
};

/** Two projects, so that one can be seen not to see the other. */
export const demoData: DeskData = {
  projects: [
    {
      id: "demo",
      name: "Demo project",
      servers: [
        { id: "web-1", name: "web-1", address: "203.0.113.10" },
        { id: "db-1", name: "db-1", sshPort: 2222, address: "203.0.113.11" },
      ],
    },
    { id: "other", name: "Another project", servers: [{ id: "web-1", name: "web-1" }] },
  ],
  services: demoServices,
  notices: [notice],
  accessProfiles: [accessProfile],
};

type ProjectRole = Enrolment["memberships"][number]["role"];
type DeskRole = Enrolment["deskRoles"][number];

export type DemoRole = ProjectRole | DeskRole | "pipeline" | "stranger";

export interface DemoPerson extends Enrolment {
  readonly mayWrite: boolean;
  readonly mayConfirm: boolean;
}

/** Who gets a token: one of each kind, and a stranger from the other project. */
export const demoPeople: Readonly<Record<DemoRole, DemoPerson>> = {
  customer: member("customer", "person", "demo", "customer", true),
  pipeline: member("pipeline", "service", "demo", "customer", false),
  auditor: { ...member("auditor", "person", "demo", "auditor", false), mayWrite: false },
  engineer: staff("engineer"),
  admin: staff("admin"),
  stranger: member("stranger", "person", "other", "customer", true),
};

function member(
  id: string,
  kind: Enrolment["principal"]["kind"],
  project: string,
  role: ProjectRole,
  mayConfirm: boolean,
): DemoPerson {
  const principal = { id, name: id, kind, side: "project" } as const;
  return { principal, memberships: [{ project, role }], deskRoles: [], mayWrite: true, mayConfirm };
}

function staff(role: DeskRole): DemoPerson {
  const principal = { id: role, name: role, kind: "person", side: "desk" } as const;
  return { principal, memberships: [], deskRoles: [role], mayWrite: true, mayConfirm: false };
}
