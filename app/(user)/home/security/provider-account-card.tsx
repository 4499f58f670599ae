import { ExternalLink } from "lucide-react";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import type { Context } from "@/lib/platform/db/context";
import { findAccountPage } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const cardWords = words("user.providerAccount", {
  title: "Password and second factors",
  intro: "You sign in with {name}, so your password and your second factors are managed there.",
  introUnnamed:
    "You sign in with your organization, so your password and your second factors are managed there.",
  open: "Open your account at {name}",
  openUnnamed: "Open your account there",
  ask: "If you don't know where to change them, ask your administrator.",
});

interface ProviderAccountCardProps {
  db: Context["db"];
  provider: { id: string; name: string | null };
}

/** For people of a provider: where they change what people of this server change here. */
export async function ProviderAccountCard({ db, provider: { id, name } }: ProviderAccountCardProps) {
  const t = await getWords(cardWords);
  const page = await findAccountPage(db, id);
  return (
    <Card anchor="password" title={t("title")} intro={name ? t("intro", { name }) : t("introUnnamed")}>
      {page ? (
        <Button asChild wraps className="max-w-full text-left">
          <a href={page} target="_blank" rel="noopener noreferrer">
            <ExternalLink aria-hidden="true" />
            {name ? t("open", { name }) : t("openUnnamed")}
          </a>
        </Button>
      ) : (
        <p className="text-sm">{t("ask")}</p>
      )}
    </Card>
  );
}
