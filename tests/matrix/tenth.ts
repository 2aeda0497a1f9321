// A profile whose deadlines are a tenth, for a device that is simulated ten times as fast.

const divisor = 10;
/** Below this a machine with two busy processors cannot keep a deadline. */
const shortestMs = 150;

/** Every number whose name ends in `Ms`, and all of a group that does, is a time. */
export function tenth<Profile extends object>(profile: Profile): Profile {
  return divided(profile, false) as Profile;
}

function divided(value: unknown, isTime: boolean): unknown {
  if (typeof value === 'number') return isTime ? Math.max(Math.min(value, shortestMs), Math.round(value / divisor)) : value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (name === 'millimetresPerSecond' && typeof part === 'number') return [name, part * divisor];
      return [name, divided(part, isTime || name.endsWith('Ms'))];
    }),
  );
}
