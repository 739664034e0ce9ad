/** A side panel with the analysts' questions: each opens in a tab of its own, or in the tab that already has it. */
import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { type Question, questions } from './questions.js';

function QuestionList() {
  const tabs = useGraphiQL((state) => state.tabs);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const { addTab, changeTab } = useGraphiQLActions();

  const open = ({ query }: Question): void => {
    const index = tabs.findIndex((tab) => tab.query === query);
    if (index >= 0) {
      changeTab(index);
    } else {
      addTab();
      queryEditor?.setValue(query);
    }
  };

  return (
    <section aria-label="Questions">
      <h2 className="nisba-questions-title">Questions</h2>
      <ol className="nisba-questions">
        {questions.map((question) => (
          <li key={question.id}>
            <button type="button" onClick={() => open(question)}>
              {question.sentence}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function QuestionIcon() {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M4 5h16v11H10l-4 4v-4H4z" strokeLinejoin="round" />
      <path d="M10 9a2 2 0 1 1 2 2v1M12 13.9v.1" />
    </svg>
  );
}

export const QUESTION_LIST: GraphiQLPlugin = {
  title: 'Questions',
  icon: QuestionIcon,
  content: QuestionList,
};
