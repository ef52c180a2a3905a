import { describe, expect, test } from "vitest";
import { contentFields, formFields, shownFields } from "../../../core/form/index.ts";
import { supportRequest } from "../../../provider/resources/index.ts";
import { editedFields } from "../../../provider/lifecycle/support-request/edited-fields.ts";
import { contentOf } from "../../../provider/lifecycle/support-request/state.ts";

describe("the parts of the form", () => {
  test("are declared by the resource, but for files", () => {
    const declared = formFields.filter((name) => Object.hasOwn(supportRequest.fields, name));
    expect(formFields.filter((name) => !declared.includes(name))).toEqual(["attachments"]);
  });

  test.each(contentFields)("count as an edit when %s changes", (name) => {
    expect(editedFields({}, { [name]: "other" })).toEqual([name]);
  });

  test("are all read back from a ticket, but for what is secret or travels beside", () => {
    const consent = { noticeVersion: 1, noticeHash: "", agreedAt: "" };
    const words = { serverId: "web-1", title: "Install Apache", body: "Please." };
    const ticket = { ...words, services: ["apache"], nightWork: false, contact: null, consent };
    expect(Object.keys(contentOf(ticket)).toSorted()).toEqual(shownFields.toSorted());
  });
});
