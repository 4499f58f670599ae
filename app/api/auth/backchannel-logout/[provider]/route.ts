import { answerLogout } from "@/lib/doors/back-channel-logout/answer-logout";
import { answersTo } from "@/lib/faces/rest/wrong-method";

/** What every identity provider calls when somebody has signed out there (OpenID Connect Back-Channel Logout 1.0). */
async function logOut(
  request: Request,
  { params }: { params: Promise<{ provider: string }> },
): Promise<Response> {
  return answerLogout(request, (await params).provider);
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answersTo({ POST: logOut });
