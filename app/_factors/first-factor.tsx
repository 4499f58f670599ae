import type { FactorDoor } from "@/app/_factors/factor-door";
import { PasskeySetup } from "@/app/_factors/passkey-setup";
import { TotpSetup } from "@/app/_factors/totp-setup";
import { newTotpView } from "@/app/_factors/totp-view";
import { Divider } from "@/app/_ui/divider";
import { useWords } from "@/app/_words/use-words";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { words } from "@/lib/words/text";

const firstWords = words("factors.first", { or: "or" });

interface FirstFactorProps {
  door: FactorDoor;
  owner: FactorOwner;
  /** What an authenticator app calls the account. */
  label: string;
  doneHref: string;
}

/** The choice of the first second factor, before anything else. */
export function FirstFactor({ door, owner, label, doneHref }: FirstFactorProps) {
  const t = useWords(firstWords);
  return (
    <>
      <TotpSetup door={door} view={newTotpView(owner, label)} doneHref={doneHref} />
      <Divider>{t("or")}</Divider>
      <PasskeySetup door={door} doneHref={doneHref} />
    </>
  );
}
