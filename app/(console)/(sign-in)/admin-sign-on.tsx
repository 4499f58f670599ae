import { KeyRound } from "lucide-react";
import { Divider } from "@/app/_ui/divider";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { signOnHere } from "@/app/(console)/(sign-in)/admin-sign-in-actions";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { words } from "@/lib/words/text";

const signOnWords = words("portal.adminLogin.signOn", {
  signInWith: "Sign in with {name}",
  redirecting: "Redirecting…",
  or: "or with an account on this server",
});

interface AdminSignOnProps {
  adminRole: AdminRole;
  next: string;
  providers: readonly { slug: string; name: string }[];
}

/** One button for each identity provider of whose groups one administers here. */
export function AdminSignOn({ adminRole: role, next, providers }: AdminSignOnProps) {
  const t = useWords(signOnWords);
  if (providers.length === 0) return null;
  return (
    <>
      <div className="grid gap-3">
        {providers.map(({ slug, name }) => (
          <form key={slug} action={signOnHere} className="grid grid-cols-1">
            <input type="hidden" name="role" value={role} />
            <input type="hidden" name="provider" value={slug} />
            <input type="hidden" name="next" value={next} />
            <SubmitButton size="large" wraps pendingLabel={t("redirecting")}>
              <KeyRound aria-hidden="true" />
              <span className="line-clamp-2 text-balance">{t("signInWith", { name })}</span>
            </SubmitButton>
          </form>
        ))}
      </div>
      <Divider>{t("or")}</Divider>
    </>
  );
}
