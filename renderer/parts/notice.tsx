// A sentence that must be seen where the person is looking, on its own slip.

import type { ReactElement, ReactNode } from 'react';

export function Notice({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div className="sheet notice" role="status">
      {children}
    </div>
  );
}
