import { qrCode } from "@/app/_factors/qr-code";
import type { QrCode } from "@/app/_ui/qr-picture";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { startTotp } from "@/lib/credentials/second-factor/totp-enrolment";

export interface TotpView {
  enrolment: string;
  /** In groups of four, for typing. */
  secret: string;
  qr: QrCode;
}

/** A fresh enrolment of an authenticator app, drawn. */
export function newTotpView(owner: FactorOwner, label: string): TotpView {
  const { enrolment, secret, uri } = startTotp(owner, label);
  return { enrolment, secret: secret.replace(/(.{4})(?=.)/g, "$1 "), qr: qrCode(uri) };
}
