/** A desk with two furnished projects, and everybody who could call it. */
import { randomBytes } from "node:crypto";
import { hashOfToken, idOfToken, newToken } from "../../../../desk/actions/people/tokens.ts";
import type { DeskRole, ProjectRole } from "../../../../core/people.ts";
import type { Scope } from "../../../../desk/contract/routes.ts";
import { startTestDesk, type TestDesk } from "../../../support/desk.ts";
import { furnish, type Ids, type Project } from "./furnish.ts";

export interface Person {
  readonly id: string;
  readonly projects: Readonly<Partial<Record<Project, ProjectRole>>>;
  readonly desk: readonly DeskRole[];
}

export interface Caller extends Person {
  readonly who: string;
  readonly scopes: readonly Scope[];
  readonly token: string;
}

export interface Fixture {
  readonly desk: TestDesk;
  readonly ids: Readonly<Record<Project, Ids>>;
  /** Everybody, with every set of scopes. */
  readonly callers: readonly Caller[];
  readonly expired: string;
  readonly revoked: string;
}

const people: readonly Person[] = [
  { id: "customer", projects: { demo: "customer" }, desk: [] },
  { id: "auditor", projects: { demo: "auditor" }, desk: [] },
  { id: "stranger", projects: { other: "customer" }, desk: [] },
  { id: "strange-auditor", projects: { other: "auditor" }, desk: [] },
  { id: "both", projects: { demo: "customer", other: "customer" }, desk: [] },
  { id: "nobody", projects: {}, desk: [] },
  { id: "engineer", projects: {}, desk: ["engineer"] },
  { id: "admin", projects: {}, desk: ["admin"] },
];

const scopeSets: readonly (readonly Scope[])[] = [
  ["read"],
  ["read", "write"],
  ["read", "confirm"],
  ["read", "write", "confirm"],
];

export async function attackFixture(): Promise<Fixture> {
  const desk = await startTestDesk();
  for (const person of people) settle(desk, person);
  const callers = people.flatMap((person) =>
    scopeSets.map((scopes) => callerWith(desk, person, scopes)),
  );
  const demo = await furnish(desk, "demo", desk.tokens.customer);
  const other = await furnish(desk, "other", desk.tokens.stranger);
  const stale = { ...people[0], scopes: ["read", "write", "confirm"] } as const;
  return {
    desk,
    callers,
    ids: { demo, other },
    expired: issue(desk, stale.id ?? "", stale.scopes, { expiresAt: desk.clock.now() }),
    revoked: issue(desk, stale.id ?? "", stale.scopes, { revokedAt: desk.clock.now() }),
  };
}

function settle(desk: TestDesk, { id, projects, desk: roles }: Person): void {
  const side = roles.length > 0 ? "desk" : "project";
  desk.sql("insert or ignore into principal values (?, ?, 'person', ?)", id, id, side);
  for (const [project, role] of Object.entries(projects)) {
    const join =
      "insert or ignore into membership (principal_id, project_id, role) values (?, ?, ?)";
    desk.sql(join, id, project, role);
  }
}

function callerWith(desk: TestDesk, person: Person, scopes: readonly Scope[]): Caller {
  const token = issue(desk, person.id, scopes, {});
  return { ...person, scopes, token, who: `${person.id} with ${scopes.join(" + ")}` };
}

function issue(
  desk: TestDesk,
  principal: string,
  scopes: readonly Scope[],
  end: { readonly expiresAt?: number; readonly revokedAt?: number },
): string {
  const token = newToken(randomBytes);
  desk.sql(
    `insert into token (id, hash, principal_id, may_write, may_confirm, created_at, expires_at, revoked_at)
     values (?, ?, ?, ?, ?, 0, ?, ?)`,
    idOfToken(token),
    hashOfToken(token),
    principal,
    Number(scopes.includes("write")),
    Number(scopes.includes("confirm")),
    end.expiresAt ?? null,
    end.revokedAt ?? null,
  );
  return token;
}
