import { PageTitle } from "@/app/_ui/page-title";
import { getWords, titled } from "@/app/_words/get-words";
import { AliasCard } from "@/app/(user)/home/addresses/alias-card";
import { getMailbox } from "@/lib/access/queries";
import { signedIn } from "@/lib/faces/session/signed-in";
import { words } from "@/lib/words/text";

const addressesWords = words("user.addresses", { title: "Addresses" });

export const generateMetadata = titled(addressesWords("title"));

/** A person's further addresses: those they make for a while, and those administrators have given. */
export default async function AddressesPage() {
  const t = await getWords(addressesWords);
  const { session, context } = await signedIn("/home/addresses");
  const mailbox = await getMailbox(context.db, session.mailboxId);
  return (
    <>
      <PageTitle title={t("title")} />
      <AliasCard
        db={context.db}
        mailboxId={session.mailboxId}
        closed={session.impersonatedBy ? "opened" : mailbox.mayUseTemporaryAliases ? null : "not-allowed"}
      />
    </>
  );
}
