import { registrationStates } from "../../core/access/index.ts";
import type { Declaration } from "./declaration.ts";
import { computed, defaulted, oneOf, replacing, required, string } from "./kinds.ts";

export const keyRegistration = {
  name: "KeyRegistration",
  version: 0,
  description:
    "Tells the desk that the engineers' public key is on one server. It installs nothing by itself.",
  manual: {
    rationale:
      "No work starts on a server where no key of the engineers is registered. Put the line of `authorizedKeysLine` on the server with whatever sets up your servers, and declare here that it is there: one registration for each server and key, whatever the number of requests. It is not for the keys of your own people.",
    handle: {
      description:
        "The registration's id, which `deskform ticket register-key NUMBER --json` tells of the key that the desk publishes.",
      example: "key_9c1f0b7d2e4a86135f20c7ab",
    },
    destroying:
      "The desk is told that the key is gone. A warning reminds you to remove the account, or the line in its `authorized_keys`, from the server: nobody else does.",
  },
  fields: {
    serverId: replacing(required(string, "The id of the server on which the key is installed.")),
    account: defaulted(
      string,
      "The account on the server that has the key. The account that the desk publishes if left out.",
    ),
    publicKey: defaulted(
      string,
      "A public key as OpenSSH, RFC 4716 or PEM writes it, never a private one. The key that the desk publishes if left out. Another key is another registration.",
    ),
    id: computed(string, "The registration's id, which follows from server and fingerprint."),
    fingerprint: replacing(
      computed(string, "The key's SHA-256 fingerprint, as OpenSSH prints it."),
    ),
    authorizedKeysLine: computed(string, "The line for `authorized_keys` of the account."),
    state: computed(
      oneOf(registrationStates),
      "What the desk knows of the key: `declared` by you, `verified` once the desk has reached the server, or `removed`.",
    ),
  },
} satisfies Declaration;
