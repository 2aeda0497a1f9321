// A history as a few bars and, because a picture alone tells nobody a figure, as the table with them.

import type { ReactElement } from 'react';

export interface Bar {
  readonly id: string;
  /** Month or year, as it stands under the bar and in the table. */
  readonly name: string;
  /** The same in a figure or two, for the room under a bar. */
  readonly mark: string;
  /** Fen, or whatever is compared; not negative. */
  readonly value: number;
  /** The value in words, as the table has it. */
  readonly text: string;
}

interface BarPictureProps {
  readonly caption: string;
  readonly nameHead: string;
  readonly valueHead: string;
  /** More are not drawn: a year of months. */
  readonly bars: readonly Bar[];
}

const mostBars = 12;
const width = 240;
const height = 80;

export function BarPicture({ caption, nameHead, valueHead, bars }: BarPictureProps): ReactElement {
  const drawn = bars.slice(-mostBars);
  const tallest = Math.max(1, ...drawn.map(({ value }) => value));
  const step = width / Math.max(1, drawn.length);
  return (
    <figure className="bars">
      <svg viewBox={`0 0 ${width} ${height + 2}`} preserveAspectRatio="none" aria-hidden="true">
        {drawn.map(({ id, value }, index) => {
          const tall = (value / tallest) * height;
          return <rect key={id} className="bar-drawn" x={index * step + step * 0.18} y={height - tall} width={step * 0.64} height={tall} />;
        })}
        <path className="bar-ground" d={`M0 ${height + 1}H${width}`} />
      </svg>
      {/* The table says all of it in words. */}
      <div className="bar-marks" aria-hidden="true">
        {drawn.map(({ id, mark }) => (
          <span key={id}>{mark}</span>
        ))}
      </div>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{nameHead}</th>
            <th scope="col">{valueHead}</th>
          </tr>
        </thead>
        <tbody>
          {drawn.map(({ id, name, text }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
