import { Section } from '../parts/section.tsx';
import { useAnswer } from '../use-answer.ts';

export function Receipts() {
  const { value, trouble } = useAnswer('receipts.list', {}, 5000);
  return (
    <Section title="Receipts" trouble={trouble}>
      {value && value.receipts.length === 0 && <p className="quiet">None has arrived yet.</p>}
      {value && value.receipts.length > 0 && (
        <table>
          <thead><tr><th>Captured</th><th>What</th><th>Purpose</th><th>Channel</th><th>Text</th><th>Language</th><th>Kept</th><th>Signature</th><th>Receipt</th></tr></thead>
          <tbody>{value.receipts.map(({ receipt: { body }, isSignatureRight }) => (
            <tr key={body.id}>
              <td>{new Date(body.capturedAt).toLocaleString('en-GB')}</td><td>{body.kind}</td><td>{body.purposeId}</td><td>{body.channel ?? '–'}</td>
              <td>{body.textVersion}</td><td>{body.locale}</td><td>{body.retentionMonths} months</td>
              <td className={isSignatureRight ? 'good' : 'bad'}>{isSignatureRight ? 'right' : 'wrong'}</td><td className="quiet">{body.id.slice(-12)}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
    </Section>
  );
}
