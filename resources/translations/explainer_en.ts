<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>PackController</name>
        <message numerus="yes">
            <location filename="../../src/explainer/ui/controllers.py"></location>
            <source>%n problem(s) found in this pack. What could be read is shown.</source>
            <translation>
                <numerusform>%n problem found in this pack. What could be read is shown.</numerusform>
                <numerusform>%n problems found in this pack. What could be read is shown.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../src/explainer/ui/controllers.py"></location>
            <source>%n thing(s) to mend in this pack</source>
            <translation>
                <numerusform>%n thing to mend in this pack</numerusform>
                <numerusform>%n things to mend in this pack</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PresenterController</name>
        <message numerus="yes">
            <location filename="../../src/explainer/ui/presenter/controller.py"></location>
            <source>%n question(s) are parked.</source>
            <translation>
                <numerusform>%n question is parked.</numerusform>
                <numerusform>%n questions are parked.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SheetPreview</name>
        <message numerus="yes">
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n page</numerusform>
                <numerusform>%n pages</numerusform>
            </translation>
        </message>
    </context>
</TS>
