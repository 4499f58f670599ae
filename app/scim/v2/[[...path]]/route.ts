import { answerScim } from "@/lib/faces/scim/answer-scim";

export {
  answerScim as DELETE,
  answerScim as GET,
  answerScim as HEAD,
  answerScim as OPTIONS,
  answerScim as PATCH,
  answerScim as POST,
  answerScim as PUT,
};
