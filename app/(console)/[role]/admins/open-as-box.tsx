import { Checkbox } from "@/app/_ui/checkbox";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const boxWords = words("console.admins.openAs", {
  label: "Can impersonate users",
  detail: "Opens the portal and webmail as a user. Every time is recorded, and a banner shows it.",
});

/** The permission to open mailboxes; it is told to the people, so it is one of its own. */
export function OpenAsBox({ checked }: { checked: boolean }) {
  const t = useWords(boxWords);
  return <Checkbox name="mayOpenAs" label={t("label")} detail={t("detail")} defaultChecked={checked} />;
}
