import type { BodyOf } from "../../desk/contract/index.ts";
import { issueTokenFor } from "../../desk/actions/people/principals.ts";
import { realClock } from "./clock.ts";
import { databaseIn, openFolder } from "./data-folder.ts";
import { operator, random } from "./open.ts";

/**
 * A token from whoever holds the folder of a desk that does not run: the way back in when the last
 * administrator's token is lost. It is logged like any other.
 */
export async function issueFromFolder(
  dataFolder: string,
  principal: string,
  asked: BodyOf<"createToken">,
) {
  databaseIn(dataFolder);
  const { store, release } = await openFolder(dataFolder, "full");
  try {
    return await store.transact((transaction) => {
      const now = realClock.now();
      const context = { desk: { random }, transaction, now, actor: operator };
      return issueTokenFor(context, principal, asked);
    });
  } finally {
    await release();
  }
}
