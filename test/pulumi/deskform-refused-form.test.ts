import { describe } from "vitest";
import { bundledPlugin, request, test, type Values } from "../support/pulumi/product.ts";

bundledPlugin();

const unsound: readonly (readonly [string, Values, string])[] = [
  ["an unknown server", { serverId: "nowhere" }, '"nowhere" is none'],
  [
    "consent to another notice",
    { consent: { agreed: true, noticeVersion: 9 } },
    "consent to version 9 came",
  ],
  [
    "no security info",
    { services: ["db-install"] },
    'securityInfo.db-install.dbRootPassword: the service "db-install" demands',
  ],
];

describe("a form that the desk would refuse", () => {
  test("is refused by the preview, so that nothing is filed and nothing else is made", async ({
    expect,
    people,
    shop,
  }) => {
    for (const [what, values, sentence] of unsound) {
      await shop.declare({
        sound: request("Install nginx"),
        unsound: request("Install Apache", values),
      });
      expect(await shop.refused("up", "--yes"), what).toContain(sentence);
    }
    expect(await people.tickets()).toEqual([]);
    expect(await shop.stored("sound")).toBeNull();
  });

  test("is refused by the preview of a key registration on an unknown server", async ({
    expect,
    shop,
  }) => {
    const key = { type: "deskform:KeyRegistration", properties: { serverId: "nowhere" } };
    await shop.declare({ key });
    expect(await shop.refused("up", "--yes")).toContain('"nowhere" is none');
    expect(await shop.stored("key")).toBeNull();
  });
});
