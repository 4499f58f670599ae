import { classNames } from "@/app/_ui/class-names";

/** The mark: a letter folded into its own envelope and sealed; the seal is a keyhole. Decorative beside the name. */
function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className={classNames("text-accent", className)}>
      <rect x="2" y="5" width="28" height="22" rx="4.5" fill="currentColor" />
      <path
        d="M4.5 8.5 16 17 27.5 8.5M4.5 24l7.5-7M27.5 24 20 17"
        stroke="var(--surface)"
        strokeOpacity=".38"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
      <circle cx="16" cy="16.5" r="6.25" fill="var(--surface)" />
      <path d="M16 13.2a2 2 0 0 1 1 3.73l.6 2.87h-3.2l.6-2.87a2 2 0 0 1 1-3.73Z" fill="currentColor" />
    </svg>
  );
}

export interface LogoBrand {
  name: string;
  /** null: the product's own mark. */
  logoUrl: string | null;
}

const ownBrand: LogoBrand = { name: "Letterlock", logoUrl: null };

/** Mark and name together; the product's own unless an administrator has set others. */
export function Logo({ className, brand = ownBrand }: { className?: string; brand?: LogoBrand | undefined }) {
  return (
    <span className={classNames("inline-flex items-center gap-2.5 font-semibold tracking-tight", className)}>
      {brand.logoUrl ? (
        <img
          src={brand.logoUrl}
          alt=""
          width={160}
          height={28}
          className="h-7 w-auto max-w-40 shrink-0 object-contain"
        />
      ) : (
        <LogoMark className="size-7 shrink-0" />
      )}
      <span className="wrap-anywhere">{brand.name}</span>
    </span>
  );
}
