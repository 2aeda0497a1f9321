// The icons of the service tiles, by service id.

import type { ReactElement, ReactNode } from 'react';
import type { KnownService } from '../service-words.ts';

const pin = <path className="tone-1" d="M42 80Q16 50 16 32A26 26 0 0 1 68 32Q68 50 42 80Z" />;

const hospital = (
  <>
    <path className="tone-1" d="M8 34H76V78H8Z" />
    <path className="tone-0" d="M24 10H60V78H24Z" />
    <path d="M42 18V38M32 28H52M36 78V58H48V78" />
  </>
);

const capsule = (
  <>
    <rect className="tone-0" x="26" y="2" width="32" height="80" rx="16" transform="rotate(45 42 42)" />
    <path className="tone-1" d="M30.7 30.7L53.3 53.3L67 39.6A16 16 0 0 0 44.4 17Z" />
  </>
);

const icons: Readonly<Record<KnownService, ReactNode>> = {
  'insured-status': (
    <>
      <path className="tone-1" d="M42 8L74 18V42Q74 66 42 78Q10 66 10 42V18Z" />
      <path d="M27 43L39 55L58 32" />
    </>
  ),
  'payment-records': (
    <>
      <path className="tone-0" d="M12 14H72V76H12Z" />
      <path className="tone-1" d="M12 14H72V32H12Z" />
      <path d="M28 6V20M56 6V20M30 40L42 52L54 40M42 52V70M32 54H52M32 62H52" />
    </>
  ),
  'personal-account': (
    <>
      <path className="tone-1" d="M8 26H72Q76 26 76 30V68Q76 72 72 72H12Q8 72 8 68Z" />
      <path d="M8 26L56 10V26" />
      <path className="tone-0" d="M76 40H58Q50 40 50 49Q50 58 58 58H76Z" />
    </>
  ),
  settlements: (
    <>
      <path className="tone-0" d="M16 8H68V76L59 69L50 76L42 69L34 76L25 69L16 76Z" />
      <path d="M28 26H56M28 40H56M28 54H44" />
    </>
  ),
  'yearly-totals': (
    <>
      <path className="tone-0" d="M14 50H28V76H14Z" />
      <path className="tone-1" d="M35 32H49V76H35Z" />
      <path className="tone-2" d="M56 10H70V76H56Z" />
      <path d="M6 76H78" />
    </>
  ),
  entitlement: (
    <>
      <path className="tone-2" d="M42 76Q6 50 6 30Q6 10 24 10Q36 10 42 24Q48 10 60 10Q78 10 78 30Q78 50 42 76Z" />
      <path d="M27 38L39 50L58 29" />
    </>
  ),
  'chronic-qualification': (
    <>
      <path className="tone-0" d="M12 14H72V78H12Z" />
      <path className="tone-1" d="M28 6H56V22H28Z" />
      <path d="M24 40L31 47L43 33M52 42H60M24 62L31 69L43 55M52 64H60" />
    </>
  ),
  'remote-treatment-records': (
    <>
      <path className="tone-0" d="M8 6H58V78H8Z" />
      <path d="M20 22H44M20 38H34M20 54H34" />
      <path className="tone-1" d="M58 78Q38 58 38 46A20 20 0 0 1 78 46Q78 58 58 78Z" />
      <path d="M58 44V48" />
    </>
  ),
  catalogue: (
    <>
      <path className="tone-1" d="M26 6H58V20H26Z" />
      <path className="tone-0" d="M28 20H56Q70 26 70 38V78H14V38Q14 26 28 20Z" />
      <path className="tone-2" d="M14 44H70V68H14Z" />
      <path d="M42 48V64M34 56H50" />
    </>
  ),
  institutions: hospital,
  progress: (
    <>
      <circle className="tone-1" cx="42" cy="42" r="35" />
      <path d="M42 20V42L57 52" />
    </>
  ),
  guide: (
    <>
      <path className="tone-0" d="M42 20Q26 8 6 12V68Q26 64 42 76Z" />
      <path className="tone-1" d="M42 20Q58 8 78 12V68Q58 64 42 76Z" />
      <path d="M16 28Q24 27 32 31M16 44Q24 43 32 47M68 28Q60 27 52 31M68 44Q60 43 52 47" />
    </>
  ),
  'remote-treatment': (
    <>
      {pin}
      <path d="M42 20V44M30 32H54" />
    </>
  ),
  'remote-treatment-cancel': (
    <>
      {pin}
      <path d="M32 22L52 42M52 22L32 42" />
    </>
  ),
  'remote-treatment-change': (
    <>
      {pin}
      <path d="M28 32H54M46 22L56 32L46 42" />
    </>
  ),
  'chronic-disease': capsule,
  enrolment: (
    <>
      <circle className="tone-2" cx="34" cy="24" r="17" />
      <path className="tone-1" d="M4 78Q4 48 34 48Q64 48 64 78Z" />
      <path d="M66 14V42M52 28H80" />
    </>
  ),
  newborn: (
    <>
      <circle className="tone-2" cx="42" cy="44" r="33" />
      <path d="M42 11Q34 16 38 23Q46 25 46 17M29 40V43M55 40V43M32 56Q42 66 52 56" />
    </>
  ),
  'personal-data': (
    <>
      <path className="tone-0" d="M6 12H78V66H6Z" />
      <circle className="tone-2" cx="25" cy="31" r="9" />
      <path d="M12 56Q12 46 25 46Q38 46 38 56M50 28H66" />
      <path className="tone-1" d="M76 40L84 48L56 76L44 80L48 68Z" />
    </>
  ),
  reimbursement: (
    <>
      <path className="tone-1" d="M24 18H74V76H24Z" />
      <path className="tone-0" d="M10 8H60V64H10Z" />
      <path d="M22 22L35 36L48 22M35 36V54M25 40H45" />
    </>
  ),
  maternity: (
    <>
      <path className="tone-1" d="M38 38V6Q70 8 74 38Z" />
      <path className="tone-0" d="M14 38H74Q72 62 50 62H38Q18 62 14 38Z" />
      <path d="M14 38L10 24H2" />
      <circle className="tone-2" cx="28" cy="73" r="7" />
      <circle className="tone-2" cx="60" cy="73" r="7" />
    </>
  ),
  transfer: (
    <>
      <path className="tone-1" d="M4 46L22 30L40 46V78H4Z" />
      <path className="tone-0" d="M44 46L62 30L80 46V78H44Z" />
      <path d="M14 16H68M56 6L68 16L56 26" />
    </>
  ),
  'designated-institution': (
    <>
      {hospital}
      <circle className="tone-2" cx="64" cy="62" r="18" />
      <path d="M55 62L62 69L73 55" />
    </>
  ),
  certificate: (
    <>
      <path className="tone-0" d="M8 10H76V62H8Z" />
      <path d="M22 26H62M22 42H44" />
      <path className="tone-1" d="M50 62L46 82L58 74L70 82L66 62Z" />
      <circle className="tone-2" cx="58" cy="56" r="14" />
    </>
  ),
  'e-voucher-activation': (
    <>
      <rect className="tone-0" x="18" y="4" width="48" height="76" rx="9" />
      <path className="thin tone-1" d="M27 18H38V29H27ZM46 18H57V29H46ZM27 37H38V48H27Z" />
      <path d="M46 37H57V48M30 64H54" />
    </>
  ),
};

export function ServiceIcon({ service }: { readonly service: KnownService }): ReactElement {
  return (
    <svg className="drawn" viewBox="0 0 84 84" aria-hidden="true">
      {icons[service]}
    </svg>
  );
}
