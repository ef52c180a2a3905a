import { describe, expect, test } from "vitest";
import {
  amountDue,
  chargeFor,
  costFault,
  formLimits,
  holdsPrivateKey,
  mediaTypeOf,
  normalEmail,
  normalPhone,
  offeredAt,
  parseForm,
  quoteFor,
  normalForm,
} from "../../../../core/form/index.ts";
import { type Fault, say } from "../../../../core/fault.ts";
import { utf8 } from "../../../../core/scalar/bytes.ts";
import { catalogue, formFacts, offered, parsed, rawForm, tuesday } from "../samples.ts";

const attachment = {
  name: "구성도.png",
  sizeBytes: 1_000,
  sha256: "b".repeat(64),
  mediaType: "image/png",
};
const secured = { ...rawForm, services: ["apm-install"] };
const mebibyte = 1024 * 1024;

function brief(fault: Fault): string {
  const path = "path" in fault.details ? ` ${fault.details.path.join(".")}` : "";
  const problem = "problem" in fault.details ? ` ${fault.details.problem}` : "";
  return `${fault.code}${path}${problem}`;
}

function refusalsOf(raw: unknown): readonly string[] {
  return parseForm(raw, formFacts).faults.map(brief);
}

describe("a valid form", () => {
  test("leaves its public, personal and secret parts apart", () => {
    const form = parsed({
      ...secured,
      securityInfo: { "apm-install": { dbRootPassword: "비밀 " } },
    });
    expect(form.contact).toEqual({
      name: "김담당",
      phone: "+821012345678",
      email: "kim@example.com",
    });
    expect(form.securityInfo).toEqual({ "apm-install": { dbRootPassword: "비밀 " } });
    const shown = JSON.stringify(form.application);
    expect(shown).not.toMatch(/비밀|김담당|1234|kim/);
  });

  test("R2 R22 names one or more services, which the ticket keeps as they were offered", () => {
    const { services } = parsed({
      ...rawForm,
      services: ["security-check", "os-initial-setup"],
    }).application;
    expect(services.map(({ code }) => code)).toEqual(["os-initial-setup", "security-check"]);
    expect(services.map(({ unitPrice }) => unitPrice)).toEqual([20_000, 60_000]);
  });

  test("R30 may come without attachments, or with up to ten", () => {
    const many = Array.from({ length: 10 }, (_, index) => ({
      ...attachment,
      name: `${index}.png`,
    }));
    expect(parsed(rawForm).application.attachments).toEqual([]);
    expect(parsed({ ...rawForm, attachments: many }).application.attachments).toHaveLength(10);
  });

  test("R24 keeps security info that is on file when an edit leaves it out", () => {
    const first = parsed({ ...secured, securityInfo: { "apm-install": { dbRootPassword: "x" } } });
    const edited = parsed(secured, { ...formFacts, prior: first.application });
    expect(edited.application.securityInfoFor).toEqual(["apm-install"]);
    expect(edited.securityInfo).toEqual({});
  });

  test("keeps the price of a service that it had, whatever the catalogue says now", () => {
    const prior = parsed(rawForm).application;
    const dearer = offered.map((line) => ({ ...line, version: 2, unitPrice: 99_000 }));
    const edited = parsed(
      { ...rawForm, title: "새 제목" },
      { ...formFacts, offered: dearer, prior },
    );
    expect(edited.application.services[0]?.unitPrice).toBe(20_000);
  });

  test("R31 keeps the consent it was filed with, and may take the present one", () => {
    const prior = parsed(rawForm).application;
    const notice = { version: 4, hash: "c".repeat(64) };
    const consents = [rawForm.consent, { agreed: true, noticeVersion: 4, noticeHash: notice.hash }];
    const versions = consents.map(
      (consent) =>
        parsed({ ...rawForm, consent }, { ...formFacts, notice, prior }).application.consent
          .noticeVersion,
    );
    expect(versions).toEqual([3, 4]);
  });
});

describe("a form is refused by the path of what is wrong", () => {
  const without = (name: keyof typeof rawForm) =>
    Object.fromEntries(Object.entries(rawForm).filter(([each]) => each !== name));
  const contact = (part: object) => ({ ...rawForm, contact: { ...rawForm.contact, ...part } });
  const attached = (...parts: readonly object[]) => ({
    ...rawForm,
    attachments: parts.map((part, index) => ({ ...attachment, name: `${index}.png`, ...part })),
  });
  const consent = (part: object) => ({ ...rawForm, consent: { ...rawForm.consent, ...part } });

  test.each<readonly [string, unknown, readonly string[]]>([
    [
      "nothing at all",
      null,
      [
        "field_invalid ",
        "field_invalid serverId",
        "field_invalid services",
        "field_invalid contact",
        "field_invalid title",
        "field_invalid body",
        "consent_required",
      ],
    ],
    ["an unknown field", { ...rawForm, priority: 9 }, ["field_unknown priority"]],
    ["R21 without a server", without("serverId"), ["field_invalid serverId"]],
    ["R4 for two servers", { ...rawForm, serverId: ["srv-1", "srv-2"] }, ["one_server_per_ticket"]],
    ["R22 without a service", { ...rawForm, services: [] }, ["field_invalid services"]],
    [
      "a service twice",
      { ...rawForm, services: ["security-check", "security-check"] },
      ["field_invalid services"],
    ],
    [
      "a service that is no longer offered",
      { ...rawForm, services: ["retired"] },
      ["service_unknown"],
    ],
    [
      "R25 without security info that a service demands",
      secured,
      ["security_info_required securityInfo.apm-install.dbRootPassword"],
    ],
    [
      "R25 with empty security info",
      { ...secured, securityInfo: { "apm-install": { dbRootPassword: "" } } },
      ["security_info_required securityInfo.apm-install.dbRootPassword"],
    ],
    [
      "with security info that nothing demands",
      { ...rawForm, securityInfo: { "os-initial-setup": { password: "x" } } },
      ["security_info_unexpected securityInfo.os-initial-setup"],
    ],
    [
      "with a secret field too many",
      { ...secured, securityInfo: { "apm-install": { dbRootPassword: "x", other: "y" } } },
      ["security_info_unexpected securityInfo.apm-install.other"],
    ],
    [
      "R27 without a telephone number",
      contact({ phone: undefined }),
      ["field_invalid contact.phone"],
    ],
    [
      "R27 with a number that is too short",
      contact({ phone: "010-12-34" }),
      ["contact_invalid contact.phone"],
    ],
    [
      "R27 with a broken e-mail address",
      contact({ email: "kim@" }),
      ["contact_invalid contact.email"],
    ],
    ["R28 without a title", without("title"), ["field_invalid title"]],
    ["R28 with a title of blanks", { ...rawForm, title: " \n\t" }, ["field_invalid title"]],
    [
      "a title too long by one",
      { ...rawForm, title: "가".repeat(formLimits.titleCharacters + 1) },
      ["field_invalid title"],
    ],
    [
      "a title that turns the reading direction",
      { ...rawForm, title: "a\u202Eb" },
      ["field_invalid title"],
    ],
    ["R29 without a body", without("body"), ["field_invalid body"]],
    ["a body with a terminal escape", { ...rawForm, body: "a\u001B[2J" }, ["field_invalid body"]],
    [
      "R30 with eleven attachments",
      attached(...Array.from({ length: 11 }, () => ({}))),
      ["attachment_refused too_many"],
    ],
    [
      "an attachment too large by one byte",
      attached({ sizeBytes: 10 * mebibyte + 1 }),
      ["attachment_refused too_large"],
    ],
    [
      "attachments too large together",
      attached(...Array.from({ length: 4 }, () => ({ sizeBytes: 10 * mebibyte }))),
      ["attachment_refused too_large_together"],
    ],
    [
      "an attachment with a path in its name",
      attached({ name: "../a.png" }),
      ["attachment_refused name"],
    ],
    [
      "an attachment of a type that nobody opens",
      attached({ mediaType: "text/html" }),
      ["attachment_refused type"],
    ],
    [
      "two attachments of one name",
      attached({ name: "a.png" }, { name: "a.png" }),
      ["field_invalid attachments"],
    ],
    ["R31 without consent", without("consent"), ["consent_required"]],
    ["R31 with consent as the text true", consent({ agreed: "true" }), ["consent_required"]],
    ["R31 with consent to an older notice", consent({ noticeVersion: 2 }), ["consent_outdated"]],
    [
      "R31 with consent to another text of the notice",
      consent({ noticeHash: "d".repeat(64) }),
      ["consent_outdated"],
    ],
    ["R26 dearer than the customer's limit", { ...rawForm, maxCost: 19_999 }, ["cost_above_cap"]],
    [
      "several faults, in order of precedence",
      { ...rawForm, consent: null, title: "", services: ["none"] },
      ["field_invalid title", "service_unknown", "consent_required"],
    ],
  ])("%s", (_, raw, refusals) => {
    expect(refusalsOf(raw)).toEqual(refusals);
  });

  test.each([
    [
      { title: "  " },
      "title: wanted one line of 1 to 200 characters; came a text of 2 characters that is all blank.",
      "공백뿐인 2자의 글",
    ],
    [
      { title: "a\u202Eb" },
      "came a text of 3 characters with control characters or direction marks in it.",
      "제어 문자나 방향 문자가 있는 3자의 글",
    ],
    [{ body: "\n" }, "came a text of 1 character that is all blank.", "공백뿐인 1자의 글"],
    [
      { body: "a\u001B[2J" },
      "came a text of 5 characters with control characters or direction marks in it.",
      "제어 문자나 방향 문자가 있는 5자의 글",
    ],
    [{ title: "" }, "came a text of 0 characters.", "0자의 글"],
    [{ maxCost: -1 }, "wanted an integer from 0 to 1000000000; came -1.", "받은 값은 -1입니다"],
    [
      { services: ["없는서비스 x"] },
      'services[0]: wanted 1 to 64 ASCII letters, digits, dots, dashes or underscores, beginning with a letter or digit; came "없는서비스 x".',
      '받은 값은 "없는서비스 x"입니다',
    ],
  ])("and what came does not read like what is wanted: %j", (part, en, ko) => {
    const [fault] = parseForm({ ...rawForm, ...part }, formFacts).faults;
    expect([fault && say(fault, "en"), fault && say(fault, "ko")]).toEqual([
      expect.stringContaining(en),
      expect.stringContaining(ko),
    ]);
  });

  test("and no message repeats contact data or a secret", () => {
    const raw = {
      ...secured,
      title: 5,
      contact: { name: "김비밀\u0007", phone: "010-9999", email: "nobody(at)secret" },
      securityInfo: { "apm-install": { dbRootPassword: "s3cret".repeat(9_000), odd: "s3cret" } },
    };
    const { faults } = parseForm(raw, formFacts);
    const told = faults
      .flatMap((fault) => [say(fault, "en"), say(fault, "ko"), JSON.stringify(fault)])
      .join("\n");
    expect(faults).toHaveLength(6);
    expect(told).not.toMatch(/김비밀|9999|nobody|s3cret/);
  });
});

describe("R27 a telephone number", () => {
  test.each([
    ["010-1234-5678", "+821012345678"],
    ["+82 10 1234 5678", "+821012345678"],
    ["０１０－１２３４－５６７８", "+821012345678"],
    ["02-123-4567", "+8221234567"],
    ["1588-1234", "+8215881234"],
    ["+1 213 373 4253", "+12133734253"],
    ["010-123-4567", null],
    ["011-123-4567", null],
    ["016-1234-5678", null],
    ["112", null],
    ["", null],
    ["010-1234-5678 ext. 5", null],
    ["call me", null],
  ])("%j is %j", (typed, normal) => {
    expect(normalPhone(typed)).toBe(normal);
  });
});

describe("R27 an e-mail address", () => {
  test.each([
    ["kim@Example.COM", "kim@example.com"],
    [" a.b+c@sub.example.co.kr ", "a.b+c@sub.example.co.kr"],
    ["김@예시.한국", "김@예시.한국"],
    ["a@b", null],
    ["a@@example.com", null],
    ["a b@example.com", null],
    [".a@example.com", null],
    ["a..b@example.com", null],
    ["a@-example.com", null],
    ["a@example.123", null],
    [`${"a".repeat(65)}@example.com`, null],
    [`a@${"b".repeat(250)}.com`, null],
  ])("%j is %j", (typed, normal) => {
    expect(normalEmail(typed)).toBe(normal);
  });
});

describe("meaning", () => {
  test.each([
    ["phone", "010-1234-5678", "+821012345678", true],
    ["phone", "010-1234-5678", "010-1234-5679", false],
    ["email", "a@EXAMPLE.com", "a@example.com", true],
    ["email", "A@example.com", "a@example.com", false],
    ["body", "한 줄\r\n두 줄  \r\n", "한 줄\n두 줄", true],
    ["body", "a\n\nb", "a\nb", false],
    ["title", "  OS   설정 ", "OS 설정", true],
    ["name", "\u1100\u1175\u11B7", "김", true],
  ] as const)("of a %s: %j and %j are the same: %s", (field, left, right, isSame) => {
    expect(normalForm(field, left) === normalForm(field, right)).toBe(isSame);
  });
});

describe("price", () => {
  test("R26 the estimate is the sum of the unit prices, VAT apart", () => {
    const { subtotal, vat, lines } = quoteFor(offered);
    expect([subtotal, vat, lines.length]).toEqual([120_000, 12_000, 3]);
  });

  test("less than a won of VAT is let go, line by line", () => {
    const odd = offered.map((line) => ({ ...line, unitPrice: 19 }));
    expect(quoteFor(odd)).toMatchObject({ subtotal: 57, vat: 3 });
  });

  test("R26 the limit is compared without VAT, and may be met exactly", () => {
    const quote = quoteFor(offered);
    expect([costFault(quote, null), costFault(quote, 120_000)]).toEqual([null, null]);
    expect(costFault(quote, 119_999)?.details).toEqual({ cost: 120_000, maxCost: 119_999 });
  });

  test("R47 credit lines lower what is to pay, never below nothing, and leave the charge alone", () => {
    const charge = chargeFor("tkt_1", quoteFor(offered), tuesday);
    const credit = (amount: number) => ({ ticketId: "tkt_1", amount, reason: "사과" });
    expect(amountDue(charge, [])).toBe(132_000);
    expect(amountDue(charge, [credit(32_000), credit(50_000)])).toBe(50_000);
    expect(amountDue(charge, [credit(999_999)])).toBe(0);
  });
});

test("R23 the catalogue offers each service in its newest valid version", () => {
  const [first] = catalogue;
  const newer = catalogue.flatMap((row) =>
    row === first ? [{ ...row, version: 2, validFrom: tuesday }] : [],
  );
  const codes = (now: number) =>
    offeredAt([...catalogue, ...newer], now).map(({ code, version }) => `${code} ${version}`);
  expect(codes(tuesday - 1)).toEqual(["apm-install 1", "os-initial-setup 1", "security-check 1"]);
  expect(codes(tuesday)).toEqual(["os-initial-setup 1", "security-check 1", "apm-install 2"]);
});

test.each([
  ["PNG", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], "image/png"],
  ["JPEG", [0xff, 0xd8, 0xff, 0xe0], "image/jpeg"],
  ["PDF", [...utf8("%PDF-1.7")], "application/pdf"],
  ["zip", [0x50, 0x4b, 0x03, 0x04], "application/zip"],
  ["Korean text", [...utf8("안녕\r\n")], "text/plain"],
  ["a program", [0x7f, 0x45, 0x4c, 0x46, 0x02], null],
])("R30 an attachment's type is told from its content: %s", (_, bytes, type) => {
  expect(mediaTypeOf(Uint8Array.from(bytes))).toBe(type);
});

test.each([
  ["-----BEGIN OPENSSH PRIVATE KEY-----", true],
  ["text\n-----BEGIN RSA PRIVATE KEY-----\nMII", true],
  ["-----BEGIN PGP PRIVATE KEY BLOCK-----", true],
  ["PuTTY-User-Key-File-3: ssh-ed25519", true],
  ["---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----", true],
  ["-----BEGIN PUBLIC KEY-----", false],
  ["the private key is in the safe", false],
])("R30 the private key in %j is seen: %s", (text, isSeen) => {
  expect(holdsPrivateKey(text)).toBe(isSeen);
});
