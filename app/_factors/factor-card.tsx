import type { FactorDoor } from "@/app/_factors/factor-door";
import { FactorList } from "@/app/_factors/factor-list";
import { NewCodes } from "@/app/_factors/new-codes";
import { PasskeySetup } from "@/app/_factors/passkey-setup";
import { TotpSetup } from "@/app/_factors/totp-setup";
import { newTotpView } from "@/app/_factors/totp-view";
import { Card } from "@/app/_ui/card";
import { Folded } from "@/app/_ui/folded";
import { getWords } from "@/app/_words/get-words";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { countRecoveryCodes, listFactors } from "@/lib/credentials/second-factor/queries";
import type { Context } from "@/lib/platform/db/context";
import { words } from "@/lib/words/text";

const cardWords = words("factors.card", { title: "Second factor", addApp: "Add an authenticator app" });

interface FactorCardProps {
  door: FactorDoor;
  owner: FactorOwner;
  label: string;
  db: Context["db"];
  /** This page's address. */
  path: string;
  intro: string;
}

/** One's own second factors: what there is, and the ways to add more. */
export async function FactorCard({ door, owner, label, db, path, intro }: FactorCardProps) {
  const t = await getWords(cardWords);
  const factors = await listFactors(db, owner);
  const left = await countRecoveryCodes(db, owner);
  const listed = factors.map(({ lastUsedAt, createdAt, ...factor }) => ({
    ...factor,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
  return (
    <Card anchor="second-factor" title={t("title")} intro={intro} gap={6}>
      {listed.length > 0 ? <FactorList door={door} factors={listed} /> : null}
      {listed.length > 0 ? <NewCodes door={door} left={left} /> : null}
      <PasskeySetup door={door} doneHref={path} />
      {listed.some(({ kind }) => kind === "totp") ? null : (
        <Folded title={t("addApp")} className="mt-4 max-w-md">
          <TotpSetup door={door} view={newTotpView(owner, label)} doneHref={path} />
        </Folded>
      )}
    </Card>
  );
}
