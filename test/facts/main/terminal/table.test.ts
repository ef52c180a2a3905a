import { expect, test } from "vitest";
import { layOut } from "../../../../main/terminal/table.ts";

test("a table with Korean in it lines up as a terminal shows it", () => {
  const rows = [
    ["번호", "상태", "SERVER"],
    ["N1", "접수 완료", "web-1"],
    ["N1000", "처리 중", "db-1"],
  ];
  expect(layOut(rows)).toEqual([
    "번호   상태       SERVER",
    "N1     접수 완료  web-1",
    "N1000  처리 중    db-1",
  ]);
});

test("a combining mark takes no column of its own", () => {
  expect(
    layOut([
      ["e\u0301", "x"],
      ["e", "x"],
    ]),
  ).toEqual(["e\u0301  x", "e  x"]);
});

test("a shorter row leaves its last columns empty", () => {
  expect(layOut([["a"], ["bb", "c"]])).toEqual(["a", "bb  c"]);
});

test("no row has blanks at its end", () => {
  expect(
    layOut([
      ["a", ""],
      ["bb", "c"],
    ]),
  ).toEqual(["a", "bb  c"]);
});
