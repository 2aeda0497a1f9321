// The icons of the service tiles, by service id.

import type { ReactElement, ReactNode } from 'react';
import type { KnownService } from '../service-words.ts';

const icons: Readonly<Record<KnownService, ReactNode>> = {
  'insured-status': (
    <>
      <path className="tone-1" d="M42 8L74 18V42Q74 66 42 78Q10 66 10 42V18Z" />
      <path d="M27 43L39 55L58 32" />
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
  'remote-treatment': (
    <>
      <path className="tone-1" d="M42 78Q16 48 16 32A26 26 0 0 1 68 32Q68 48 42 78Z" />
      <path d="M42 20V44M30 32H54" />
    </>
  ),
  'remote-treatment-cancel': (
    <>
      <path className="tone-1" d="M42 78Q16 48 16 32A26 26 0 0 1 68 32Q68 48 42 78Z" />
      <path d="M32 22L52 42M52 22L32 42" />
    </>
  ),
  'chronic-disease': (
    <>
      <rect className="tone-0" x="26" y="2" width="32" height="80" rx="16" transform="rotate(45 42 42)" />
      <path className="tone-1" d="M30.7 30.7L53.3 53.3L67 39.6A16 16 0 0 0 44.4 17Z" />
    </>
  ),
  reimbursement: (
    <>
      <path className="tone-1" d="M24 18H74V76H24Z" />
      <path className="tone-0" d="M10 8H60V64H10Z" />
      <path d="M22 22L35 36L48 22M35 36V54M25 40H45" />
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
