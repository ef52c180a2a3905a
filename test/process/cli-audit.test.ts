import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runCli } from "../support/cli.ts";
import { startTestDesk } from "../support/desk.ts";

let folder: string;
const inFolder = (name: string) => join(folder, name);
const data = () => ["--data", inFolder("desk")];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-audit-"));
  await runCli({}, "desk", "init", ...data());
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const audit = (...words: readonly string[]) => runCli({}, "desk", "audit", ...words, ...data());

/** As a cron job keeps it elsewhere. */
async function keepCheckpoint(): Promise<readonly string[]> {
  const { output } = await audit("checkpoint");
  await writeFile(inFolder("checkpoint.json"), output);
  return ["--checkpoint", inFolder("checkpoint.json")];
}

function tamper(statement: string): void {
  const database = new DatabaseSync(inFolder("desk/desk.sqlite"));
  database.exec(statement);
  database.close();
}

describe("deskform desk audit", () => {
  test("finds a desk whole that nobody has touched, since its checkpoint too", async () => {
    const { code, output } = await audit("verify", ...(await keepCheckpoint()));
    expect(code).toBe(0);
    expect(output).toMatch(/^The log is whole: 3 entries in 1 log, /);
    expect(output).toContain("Nothing that was there at the checkpoint of");
  });

  test("finds what was changed, and says so in the person's language", async () => {
    tamper("update event set author = 'nobody' where sequence = 1");
    const { code, output, errors } = await audit("verify", "--language", "ko");
    expect([code, output]).toEqual([1, "-desk: 1번 항목이 처음 기록과 다릅니다.\n"]);
    expect(errors).toContain("기록이 온전하지 않습니다");
  });

  test("finds a tail that was cut off, by the checkpoint alone", async () => {
    const checkpoint = await keepCheckpoint();
    tamper("delete from event where sequence = 2");
    expect((await audit("verify")).code).toBe(0);
    const { code, output } = await audit("verify", ...checkpoint, "--json");
    const report: unknown = JSON.parse(output);
    const findings = [{ kind: "log_truncated", log: "-desk", size: 2, signedSize: 3 }];
    const failed = { code: "log_damaged", details: { count: 1 } };
    expect({ code, report }).toMatchObject({ code: 1, report: { findings, ...failed } });
  });

  test("takes the public key where the key file is not at hand", async () => {
    const checkpoint = await keepCheckpoint();
    const { output } = await audit("checkpoint");
    await rm(inFolder("desk.keys"));
    const without = await audit("verify", ...checkpoint);
    expect([without.code, without.errors]).toEqual([1, expect.stringContaining("key file")]);
    const said = await audit("verify", ...checkpoint, "--language", "ko");
    expect([said.code, said.errors]).toEqual([1, expect.stringContaining("키 파일이")]);
    const publicKey = /"publicKey": "([^"]+)"/.exec(output)?.[1] ?? "";
    expect((await audit("verify", ...checkpoint, "--public-key", publicKey)).code).toBe(0);
  });

  test.each([
    ["verify", "en", "version 99. Use the deskform that wrote it"],
    ["verify", "ko", "버전 99입니다. 이 폴더를 만든 deskform을 사용하거나"],
    ["checkpoint", "en", "version 99. Use the deskform that wrote it"],
    ["checkpoint", "ko", "버전 99입니다. 이 폴더를 만든 deskform을 사용하거나"],
  ])("%s refuses a folder of another version, in %s", async (command, language, sentence) => {
    tamper("insert into migration (version) values (99)");
    const { code, errors } = await audit(command, "--language", language);
    expect([code, errors]).toEqual([1, expect.stringContaining(sentence)]);
  });

  test.each([
    ["en", "is none. Name another with --data"],
    ["ko", "데이터 폴더가 필요하지만"],
  ])("refuses a folder without a desk, in %s", async (language, sentence) => {
    const words = ["desk", "audit", "verify", "--data", inFolder("nowhere")];
    const nowhere = await runCli({}, ...words, "--language", language);
    expect([nowhere.code, nowhere.errors]).toEqual([1, expect.stringContaining(sentence)]);
  });

  test("refuses a file that is no checkpoint", async () => {
    await writeFile(inFolder("other.json"), "{}");
    const other = await audit("verify", "--checkpoint", inFolder("other.json"));
    expect([other.code, other.errors]).toEqual([1, expect.stringContaining("audit checkpoint")]);
  });
});

test("whoever holds the folder of a desk that does not run gets a token for its administrator", async () => {
  const words = ["desk", "token", "create", "admin", "--lifetime", "1h", ...data()];
  const { code, output } = await runCli({}, ...words);
  expect(code).toBe(0);
  expect(output).toMatch(/^dfk_[A-Za-z0-9_-]{43}$/m);
  expect((await audit("verify")).output).toMatch(/4 entries/);
});

test("nobody gets a token from the folder of a desk that runs", async () => {
  const desk = await startTestDesk();
  const words = ["desk", "token", "create", "admin", "--data", desk.dataFolder];
  const { code, errors } = await runCli({}, ...words);
  expect([code, errors]).toEqual([1, expect.stringContaining("another desk is using")]);
  await desk.remove();
});
