import type { Issue } from './answers';
import { useWords } from './words';

/** Everything that was found, errors first; open when something must be mended. */
export function Issues({ issues }: { issues: readonly Issue[] }) {
  const { say, count } = useWords();
  const errors = issues.filter(({ severity }) => severity === 'error');
  const warnings = issues.filter(({ severity }) => severity !== 'error');
  if (issues.length === 0) return <p className="second">{say('issues.none')}</p>;
  return (
    <details className="issues" open={errors.length > 0}>
      <summary>{say('issues.summary', { errors: count(errors.length), warnings: count(warnings.length) })}</summary>
      <ul>
        {[...errors, ...warnings].map(({ severity, message }, index) => (
          <li key={index} data-severity={severity}>
            <b>{say(`issues.${severity}`)}</b> {message}
          </li>
        ))}
      </ul>
    </details>
  );
}
