import { describe } from "vitest";
import { contractFace } from "../../../support/lifecycle/faces.ts";
import { lifecycleSuite } from "./suite.ts";

describe("the provider's lifecycle, contract", () => {
  lifecycleSuite(contractFace);
});
