import type { Schema } from "../../framework/schema/index.ts";
import { computed, oneOf, replacing, required, string } from "./kinds.ts";

export const keyRegistration = {
  name: "KeyRegistration",
  version: 0,
  description:
    "Says that the engineers' public key is installed on one server. Another server or another key is another registration.",
  fields: {
    serverId: replacing(required(string, "The server on which the key is installed.")),
    account: {
      kind: string,
      giver: "defaulted",
      description: "The account on the server. The desk's published account if left out.",
    },
    publicKey: {
      kind: string,
      giver: "defaulted",
      description: "An OpenSSH, RFC 4716 or PEM public key. The desk's published key if left out.",
    },
    id: computed(string, "The registration's id; follows from server and fingerprint."),
    fingerprint: replacing(computed(string, "SHA-256 fingerprint as OpenSSH prints it.")),
    authorizedKeysLine: computed(string, "The line to put into the account's authorized_keys."),
    state: computed(
      oneOf(["declared", "verified", "removed"]),
      "Verified only after the desk has reached the server with it.",
    ),
  },
} satisfies Schema;
