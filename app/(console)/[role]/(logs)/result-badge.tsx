import { Badge } from "@/app/_ui/badge";
import { useWords } from "@/app/_words/use-words";
import { type LoginResult, resultTones } from "@/app/(console)/[role]/(logs)/login-words";
import { loginResultWords } from "@/lib/credentials/login-attempt/words";

/** What became of a login. */
export function ResultBadge({ result }: { result: LoginResult }) {
  const t = useWords(loginResultWords);
  return <Badge tone={resultTones[result]}>{t(result)}</Badge>;
}
