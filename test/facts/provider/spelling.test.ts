import { describe, expect, test } from "vitest";
import { deskformProvider } from "../../../provider/lifecycle/provider.ts";

const provider = deskformProvider({
  version: "1.2.3",
  environment: () => undefined,
  openDesk: () => ({ ok: false, reason: "malformed" }),
  exclusive: true,
  runningMs: () => 0,
});
const urn = "urn:pulumi:a::b::c::d";

describe("a field is named as the users of the engine write it", () => {
  const inputs = { consent: { agreed: true, noticeVersion: 0 } };
  const checked = (origin?: string): string | undefined => {
    const asking = { settings: {}, ...(origin === undefined ? {} : { origin }) };
    return provider.resources["SupportRequest"]?.check?.(inputs, asking)[0]?.detail;
  };

  test("by what is judged without the desk, which wants no more than the desk does", () => {
    const wanted = "wanted an integer from 1 to 1000000;";
    expect(checked()).toContain(`consent.notice_version: ${wanted}`);
    expect(checked(urn)).toContain(`consent.noticeVersion: ${wanted}`);
  });

  test("by what is said of the provider's own configuration", async () => {
    const settings = provider.complete({ token: "t", project: "p", requestTimeout: "soon" });
    const terraform = await provider.connect({ settings });
    expect(terraform.diagnostics[0]?.summary).toBe("The provider's request_timeout is not usable");
    const pulumi = await provider.connect({ settings, origin: "" });
    expect(pulumi.diagnostics[0]?.summary).toBe("The provider's requestTimeout is not usable");
  });

  test.each([["en"], ["ko"]])("in one language, %s", async (language) => {
    const settings = provider.complete({ token: "t", project: "p", language });
    const { diagnostics } = await provider.connect({ settings });
    const said = diagnostics.map(({ detail }) => detail).join();
    expect(/\p{Script=Hangul}/u.test(said)).toBe(language === "ko");
    expect(/wanted/i.test(said)).toBe(language === "en");
  });
});
