import { describe } from "vitest";
import { pulumiFace } from "../../../support/lifecycle/faces.ts";
import { lifecycleSuite } from "./suite.ts";

describe("the provider's lifecycle, pulumi", () => {
  lifecycleSuite(pulumiFace);
});
