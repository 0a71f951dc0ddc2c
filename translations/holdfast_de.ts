<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>holdfast::Assessment</name>
    <message>
        <source>No recovery plan could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the Plan page to see what is wrong with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that is watched is up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Holdfast looks at %n component(s) of %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is degraded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n other component(s) affected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) not known</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at every component for the first time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) cannot be seen.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Their last known state is too old to be believed: they may be up or down.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::BoardModel</name>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>–</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan names no probe for it: ask a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest look says “%1”; one more will settle it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No probe in the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data for %1; it was “%2” before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::CommandCentre</name>
    <message>
        <source>Recovered and verified.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::CommandPage</name>
    <message>
        <source>Due now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components and their state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery time objectives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal is empty. It begins with the first declaration and is never rewritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last five journal entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What else is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::ConfirmBar</name>
    <message>
        <source>Export the review…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact name of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing records the end; the journal stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts with reading only. Every change is shown and waits for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have seen the exact request. Pressing sends it once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::ContactsModel</name>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::DataAtRisk</name>
    <message>
        <source>Data at risk now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No probe has read the newest commit of a database yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No probe has read how far back it can go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newest commit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newest commit seen before the failure %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; objective %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can go back to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves %1’s history window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last good commit left the history %1 ago: use another backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after that the last good commit cannot be restored from history</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::DeclareForm</name>
    <message>
        <source>%1 is down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact starts with the declaration; it can be corrected later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probe of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact since %1 (%2), as the %3 saw it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice range: recorded as a DRILL, production is not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile “%1”: this is REAL. Declaring starts the record and changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An incident is open already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words what is broken.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::DeclarePanel</name>
    <message>
        <source>Declare an incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is broken, in a few words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenario of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;verity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;rill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded as a drill, marked as such everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts the clocks and the record; changes nothing at the providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::DrillConductor</name>
    <message>
        <source>Waiting until the practice range is healthy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drill was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it began on the practice range stays there; start a new drill or stop the range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is healthy. Striking: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disaster has struck. Waiting until the probes notice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan has no runbook for “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add one to the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drill: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probe %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noticed: %1 Declaring the incident.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step&apos;s outcome is unknown and only a person can settle it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step failed its verification.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drill finished.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::DueModel</name>
    <message>
        <source>What is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan on disk has errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last good plan stays in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan is in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declare an incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Declaring starts the clocks and the record; it changes nothing at the providers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declare…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n step(s). Nothing is changed before you confirm it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Start recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This scenario has no runbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover by hand and write down what you do (N).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the incident…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step is done and verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” needs your choice first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready. Read what will happen, then confirm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review and confirm…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide whether it happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was sent, no answer came, and the provider cannot tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See why and decide…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell level %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level %1 becomes due: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (nobody named)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing for you to decide right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holdfast is working and says here when it needs you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed. Write down what was learnt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The review is filled from the journal; only people&apos;s words are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch and wait, or declare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To practise: break the practice range with “holdfastctl drill run database_failure”, or press D and declare a drill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press D to declare at any time. The plan is proven by practising it: start Holdfast with the practice profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::EngineRoom</name>
    <message>
        <source>%1, version %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The commander tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::EscalationModel</name>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due at (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level %1 · %2 · from %3 after the start of the impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in case of a %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::EscalationPage</name>
    <message>
        <source>Who must know, and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalation matrix: who is due when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts at the providers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::FileDocumentStore</name>
    <message>
        <source>%1 could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place or make room there, then export again. The journal still holds everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a folder, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the file to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it first, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already and was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or allow it to be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk did not confirm that the file is safe.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::FindingsModel</name>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::HeaderStrip</name>
    <message>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact lasted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tightest limit: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;qt&gt;%1 on this machine&lt;/qt&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::IncidentDesk</name>
    <message>
        <source>There is no incident “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::IncidentHeader</name>
    <message>
        <source>%1: %2</source>
        <comment>world: title</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · Holdfast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRILL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REAL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commands since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at this desk; nobody commands yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entries on disk</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::IncidentShelf</name>
    <message>
        <source>There is no incident “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::LatestModel</name>
    <message>
        <source>Time (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::NoticeStrip</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::ObjectivesModel</name>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest tolerable time from the start of the impact until it is back (RTO)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::PlanModel</name>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back within (RTO)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data lost at most (RPO)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depends on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watched by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan could be read from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 every %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · version %2 · owner %3 · %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last updated %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never dated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::PlanPage</name>
    <message>
        <source>Read the plan again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components of the plan and their objectives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenarios of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings of the plan reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: the plan on disk is complete and in force.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::ProblemCard</name>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the checks again without acting again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepares the step anew; nothing is sent before you confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the provider now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do you &amp;know?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How you know that it did not happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I looked at the provider: no such branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not happen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::Rail</name>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::RecoveryPage</name>
    <message>
        <source>Steps of the runbook</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::RestorePointPicker</name>
    <message>
        <source>Suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instant in &amp;UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instant to restore to, in UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 before the suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 UTC · %2 here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::RestorePointView</name>
    <message>
        <source>Choose a point, or write one in UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like 2026-11-23T01:41:49Z, or only 01:41:49.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is before the history window, which begins at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the impact began: the damage may be in the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last good commit that was seen: nothing that was known to be saved is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 before the last good commit: what was saved in between is not in the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the last good commit that was seen and before the impact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>history begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>history goes back to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last good commit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>impact %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::ResultWords</name>
    <message>
        <source>Rows lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved before the failure and absent now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from impact to restored (RTO)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newest saved to newest recovered (RPO)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective %1 met: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective %1 missed: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::ReviewPage</name>
    <message>
        <source>Post-incident review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled from the journal; nothing is typed twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the review, Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::ReviewView</name>
    <message>
        <source>review-%1.md</source>
        <comment>file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been declared yet. The review writes itself from the journal while an incident goes on: the timeline, the figures, every check with its evidence. Only what people know is left for people to write.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::RunbookModel</name>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runbook for this scenario</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::RunningView</name>
    <message>
        <source>Nothing is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recovery has not been started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recovery is under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %n step(s) done</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Every step is done and verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::ScenariosModel</name>
    <message>
        <source>Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet: by hand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::StartingRoom</name>
    <message>
        <source>Not yet: Holdfast is still starting.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::StepExecutor</name>
    <message>
        <source>No recovery is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step is done and verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window of Holdfast is executing this recovery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for your confirmation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody but a person can tell whether this happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of Holdfast cannot do “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runbook names an action that does not exist here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the plan, or update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for your choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what this step will do…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording what is about to be done…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending the request…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It is asked again in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outcome is unknown. Asking the provider whether it happened…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider was asked and has no trace of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching how far it is…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version cannot check “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step cannot be taken back now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking it back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::StepPanel</name>
    <message>
        <source>Back to the current step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof that it worked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking it back:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets stand as references and are filled in only when it is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the requests as shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact requests of this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be taken back:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The %n exact requests</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The exact request</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::StepView</name>
    <message>
        <source>This scenario has no runbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan describes it without steps that Holdfast could carry out. Recover by hand and write down what you do with N.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Runbook, %n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been started. Every change is shown first and waits for your confirmation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To run it, declare an incident first (D). Until then you can read every step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The incident is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered and verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step is done and its checks have passed. Close the incident when the service has been steady for a while; the review can be exported at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done at %1 in %2%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; found at the provider after an interruption and not sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1, since %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last look did not work (%1) and is repeated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes longer than the %1 that the plan allows. Nothing is stopped; it goes on at the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step only reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exact requests are worked out when the step&apos;s turn comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome unknown: no answer came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holdfast ended before the answer was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holdfast is asking the provider whether it happened. Nothing is sent a second time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider cannot tell. Look there yourself; if it surely did not happen, say so and how you know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change was made, but a check did not pass. Check again if it may pass now; otherwise take it back or try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was completed. Try again, or look at the provider first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::StepWords</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your go-ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::TimeAxis</name>
    <message>
        <source>Restore point on the time axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2 Arrow keys move by a second, with Ctrl by a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::TimelineModel</name>
    <message>
        <source>%1 on this machine&apos;s clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::TimelinePage</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet. The journal begins with the first declaration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that happened, oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What did you see, decide or hear? Enter writes it into the journal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::VendorsModel</name>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>holdfast::Wording</name>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
