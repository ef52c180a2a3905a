import { describe } from "vitest";
import { terraformFace } from "../../../support/lifecycle/faces.ts";
import { lifecycleSuite } from "./suite.ts";

describe("the provider's lifecycle, terraform", () => {
  lifecycleSuite(terraformFace);
});
