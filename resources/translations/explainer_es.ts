<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>AudienceWindow</name>
        <message>
            <location filename="../../src/explainer/ui/presenter/audience.py"></location>
            <source>Explainer: the room’s screen</source>
            <translation>Explainer: la pantalla de la sala</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <location filename="../../src/explainer/ui/dialogs/banner.py"></location>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
    </context>
    <context>
        <name>CardDialog</name>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Source card</source>
            <translation>Ficha de fuentes</translation>
        </message>
    </context>
    <context>
        <name>ClickerTest</name>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Clicker test</source>
            <translation>Prueba del control remoto</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Does nothing in the show</source>
            <translation>No hace nada en la presentación</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Each key is only shown here and does nothing else. A key that does nothing in the show can be given something to do. To leave, choose Close or press Esc twice in a row.</source>
            <translation>Aquí cada tecla solo se muestra y no hace nada más. A una tecla que no hace nada en la presentación se le puede dar una función. Para salir, elija Cerrar o pulse Esc dos veces seguidas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Last keys, newest first</source>
            <translation>Últimas teclas, la más reciente primero</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Nothing</source>
            <translation>Nada</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Number of a slide; Enter shows it</source>
            <translation>Número de una diapositiva; Enter la muestra</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Press a key</source>
            <translation>Pulse una tecla</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>This key always does this in the show.</source>
            <translation>Esta tecla siempre hace esto en la presentación.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Unknown key, code {code}</source>
            <translation>Tecla desconocida, código {code}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Use this key for:</source>
            <translation>Usar esta tecla para:</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>{command} (chosen by you)</source>
            <translation>{command} (elección suya)</translation>
        </message>
    </context>
    <context>
        <name>ConsoleWindow</name>
        <message>
            <location filename="../../src/explainer/ui/presenter/console.py"></location>
            <source>End</source>
            <translation>Terminar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/console.py"></location>
            <source>End the show and go back to the panels</source>
            <translation>Terminar la presentación y volver a los paneles</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/console.py"></location>
            <source>Explainer: presenter</source>
            <translation>Explainer: la pantalla de quien presenta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/console.py"></location>
            <source>Frozen: the room still sees this</source>
            <translation>Congelada: la sala sigue viendo esto</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/console.py"></location>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/console.py"></location>
            <source>Next</source>
            <translation>Sigue</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/console.py"></location>
            <source>Now</source>
            <translation>Ahora</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/console.py"></location>
            <source>Prepared in private: Enter shows it, Esc throws it away</source>
            <translation>Preparada en privado: Enter la muestra, Esc la descarta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/console.py"></location>
            <source>Press the buttons of the clicker and see which keys arrive</source>
            <translation>Pulse los botones del control remoto y vea qué teclas llegan</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/console.py"></location>
            <source>Test the clicker</source>
            <translation>Probar el control</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/console.py"></location>
            <source>The room sees a black screen</source>
            <translation>La sala ve una pantalla negra</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/console.py"></location>
            <source>The room sees a white screen</source>
            <translation>La sala ve una pantalla blanca</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/console.py"></location>
            <source>The room sees this</source>
            <translation>La sala ve esto</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/console.py"></location>
            <source>This is the last slide</source>
            <translation>Esta es la última diapositiva</translation>
        </message>
    </context>
    <context>
        <name>ErrorDialog</name>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Copy details</source>
            <translation>Copiar los detalles</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Details</source>
            <translation>Detalles</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Go on</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Something went wrong</source>
            <translation>Algo salió mal</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>The program met an error it did not expect. Nothing was changed in your pack, and you can go on. If it happens again, pass the details on to whoever looks after the program.</source>
            <translation>El programa encontró un error que no esperaba. Nada cambió en su paquete y usted puede continuar. Si vuelve a ocurrir, pase los detalles a quien se encarga del programa.</translation>
        </message>
    </context>
    <context>
        <name>Lookups</name>
        <message>
            <location filename="../../src/explainer/ui/lookups.py"></location>
            <source>Command list</source>
            <translation>Lista de comandos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/lookups.py"></location>
            <source>Find in everything</source>
            <translation>Buscar en todo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/lookups.py"></location>
            <source>No command has that name.</source>
            <translation>Ningún comando tiene ese nombre.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/lookups.py"></location>
            <source>Nothing can be written where your settings are kept. What you choose today is forgotten when you close the window.</source>
            <translation>No se puede escribir donde se guardan sus ajustes. Lo que elija hoy se olvida al cerrar la ventana.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/lookups.py"></location>
            <source>Nothing found. Try fewer or shorter words.</source>
            <translation>No se encontró nada. Pruebe con menos palabras o más cortas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/lookups.py"></location>
            <source>Type a word, a place, a name or a number</source>
            <translation>Escriba una palabra, un lugar, un nombre o un número</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/lookups.py"></location>
            <source>Type what you want to do</source>
            <translation>Escriba lo que quiere hacer</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/lookups.py"></location>
            <source>Your settings could not be read, so the program starts with its own. The old file is kept as {path}.</source>
            <translation>No se pudo leer su configuración, así que el programa empieza con la inicial. El archivo anterior se guarda como {path}.</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <location filename="../../src/explainer/ui/window.py"></location>
            <source>All commands (F10)</source>
            <translation>Todos los comandos (F10)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/window.py"></location>
            <source>Find</source>
            <translation>Buscar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/window.py"></location>
            <source>Find in everything</source>
            <translation>Buscar en todo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/window.py"></location>
            <source>Find words in every panel, source and term ({keys})</source>
            <translation>Buscar palabras en todos los paneles, fuentes y términos ({keys})</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/window.py"></location>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Menu</source>
            <translation>Menú</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/window.py"></location>
            <source>Panels</source>
            <translation>Paneles</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/window.py"></location>
            <source>Panels: {name}</source>
            <translation>Paneles: {name}</translation>
        </message>
    </context>
    <context>
        <name>NotesPane</name>
        <message>
            <location filename="../../src/explainer/ui/presenter/notes_pane.py"></location>
            <source>My notes</source>
            <translation>Mis notas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/notes_pane.py"></location>
            <source>My own notes. They stay on this computer.</source>
            <translation>Mis propias notas. Se quedan en esta computadora.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/notes_pane.py"></location>
            <source>Not saved yet: {error}. Your notes and questions are kept in memory, and saving is tried again.</source>
            <translation>Todavía no se ha guardado: {error}. Sus notas y preguntas se conservan en la memoria y se intentará guardarlas de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/notes_pane.py"></location>
            <source>Notes (only you see them)</source>
            <translation>Notas (solo usted las ve)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/notes_pane.py"></location>
            <source>Notes of the pack</source>
            <translation>Notas del paquete</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/notes_pane.py"></location>
            <source>The pack has no notes on this slide.</source>
            <translation>El paquete no tiene notas sobre esta diapositiva.</translation>
        </message>
    </context>
    <context>
        <name>PackDesk</name>
        <message numerus="yes">
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>%n problem(s) found in this pack. What could be read is shown.</source>
            <translation>
                <numerusform>Se encontró %n problema en este paquete. Se muestra lo que se pudo leer.</numerusform>
                <numerusform>Se encontraron %n problemas en este paquete. Se muestra lo que se pudo leer.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>%n thing(s) to mend in this pack</source>
            <translation>
                <numerusform>%n cosa por corregir en este paquete</numerusform>
                <numerusform>%n cosas por corregir en este paquete</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Copy saved</source>
            <translation>Copia guardada</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Not now</source>
            <translation>Ahora no</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Nothing to mend in this pack.</source>
            <translation>No hay nada que corregir en este paquete.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Open a pack file</source>
            <translation>Abrir un archivo de paquete</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Open a pack folder</source>
            <translation>Abrir una carpeta de paquete</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Open the copy</source>
            <translation>Abrir la copia</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Packs (*.xlsx *.zip)</source>
            <translation>Paquetes (*.xlsx *.zip)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Save a copy as a folder: name the new folder</source>
            <translation>Guardar una copia como carpeta: nombre de la carpeta nueva</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Save a copy as a workbook</source>
            <translation>Guardar una copia como libro de cálculo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>The copy is saved at {path}. Open it now, to see your changes as you save them?</source>
            <translation>La copia se guardó en {path}. ¿Quiere abrirla ahora, para ver sus cambios al guardarlos?</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>What is wrong</source>
            <translation>Qué está mal</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Workbook (*.xlsx)</source>
            <translation>Libro de cálculo (*.xlsx)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>my pack</source>
            <translation>mi paquete</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>“{name}” cannot be used. The built-in pack is open instead.</source>
            <translation>“{name}” no se puede usar. En su lugar está abierto el paquete incluido.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>“{name}” cannot be used. The pack that was open stays open.</source>
            <translation>“{name}” no se puede usar. Sigue abierto el paquete anterior.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>“{name}”, which was open last, cannot be opened now. The built-in pack is open instead.</source>
            <translation>“{name}”, el último paquete abierto, no se puede abrir ahora. En su lugar está abierto el paquete incluido.</translation>
        </message>
    </context>
    <context>
        <name>PackOpening</name>
        <message>
            <location filename="../../src/explainer/ui/pack_opening.py"></location>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/pack_opening.py"></location>
            <source>Checking “{name}”…</source>
            <translation>Revisando “{name}”…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/bootstrap.py"></location>
            <source>Opening “{name}”…</source>
            <translation>Abriendo “{name}”…</translation>
        </message>
    </context>
    <context>
        <name>PageView</name>
        <message>
            <location filename="../../src/explainer/ui/sheets/page_view.py"></location>
            <source>Page {n} of {m}</source>
            <translation>Página {n} de {m}</translation>
        </message>
    </context>
    <context>
        <name>PanelBody</name>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>All {n}</source>
            <translation>Todas {n}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Arrow keys move, typing finds, Alt+arrow sorts, Ctrl+I opens the source card.</source>
            <translation>Las flechas mueven, escribir busca, Alt+flecha ordena, Ctrl+I abre la ficha de fuentes.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Chart</source>
            <translation>Gráfico</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Choose columns</source>
            <translation>Elegir columnas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Choose which columns are shown</source>
            <translation>Elegir qué columnas se muestran</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Columns</source>
            <translation>Columnas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Filter</source>
            <translation>Filtro</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Find in this table</source>
            <translation>Buscar en la tabla</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>No row fits. Clear the words or choose “All”.</source>
            <translation>Ninguna fila coincide. Borre las palabras o elija “Todas”.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Table</source>
            <translation>Tabla</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Table: {panel}</source>
            <translation>Tabla: {panel}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>{n} of {m} rows</source>
            <translation>{n} de {m} filas</translation>
        </message>
    </context>
    <context>
        <name>PanelPage</name>
        <message>
            <location filename="../../src/explainer/ui/panels/page.py"></location>
            <source>Loading tables and charts…</source>
            <translation>Cargando tablas y gráficos…</translation>
        </message>
    </context>
    <context>
        <name>PreparePane</name>
        <message>
            <location filename="../../src/explainer/ui/presenter/prepare_pane.py"></location>
            <source>Go to a slide</source>
            <translation>Ir a una diapositiva</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/prepare_pane.py"></location>
            <source>Go to: number or words (G)</source>
            <translation>Ir a: número o palabras (G)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/prepare_pane.py"></location>
            <source>Slides</source>
            <translation>Diapositivas</translation>
        </message>
    </context>
    <context>
        <name>PresenterDesk</name>
        <message numerus="yes">
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>%n question(s) are parked.</source>
            <translation>
                <numerusform>Hay %n pregunta anotada.</numerusform>
                <numerusform>Hay %n preguntas anotadas.</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>End the show</source>
            <translation>Terminar la presentación</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>End the show?</source>
            <translation>¿Terminar la presentación?</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>Go on</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>Go on at slide {n}</source>
            <translation>Continuar en la diapositiva {n}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>Go on with the show?</source>
            <translation>¿Continuar con la presentación?</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>Not now</source>
            <translation>Ahora no</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>Save the questions</source>
            <translation>Guardar las preguntas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>Save the questions and end…</source>
            <translation>Guardar las preguntas y terminar…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>Some slides are left out</source>
            <translation>Algunas diapositivas quedan fuera</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>Start the show</source>
            <translation>Empezar la presentación</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>Table “slides” names panels, claims or cities that this pack does not have, or one slide twice: {rows}. These slides are left out of the show.</source>
            <translation>La tabla “slides” nombra paneles, afirmaciones o ciudades que este paquete no tiene, o repite una diapositiva: {rows}. Estas diapositivas quedan fuera de la presentación.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>Text (*.txt)</source>
            <translation>Texto (*.txt)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>The last show ended without being closed, at slide {n} of {count}.</source>
            <translation>La última presentación se interrumpió sin cerrarse, en la diapositiva {n} de {count}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>questions.txt</source>
            <translation>preguntas.txt</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/desk.py"></location>
            <source>row {n}</source>
            <translation>fila {n}</translation>
        </message>
    </context>
    <context>
        <name>QShortcut</name>
        <message>
            <location filename="../../src/explainer/qt/translation.py"></location>
            <source>Ctrl</source>
            <translation>Ctrl</translation>
        </message>
        <message>
            <location filename="../../src/explainer/qt/translation.py"></location>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <location filename="../../src/explainer/qt/translation.py"></location>
            <source>Return</source>
            <translation>Enter</translation>
        </message>
        <message>
            <location filename="../../src/explainer/qt/translation.py"></location>
            <source>Shift</source>
            <translation>Shift</translation>
        </message>
    </context>
    <context>
        <name>QuestionsDialog</name>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>About:</source>
            <translation>Sobre:</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>Claim it is about</source>
            <translation>Afirmación de la que trata</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>Go there</source>
            <translation>Ir ahí</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>No question is parked.</source>
            <translation>No hay preguntas anotadas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>Park it</source>
            <translation>Anotar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>Parked questions</source>
            <translation>Preguntas anotadas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>Question</source>
            <translation>Pregunta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>Questions from the room</source>
            <translation>Preguntas del público</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>Remove</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>Save as text…</source>
            <translation>Guardar como texto…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>Save the questions</source>
            <translation>Guardar las preguntas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>Text (*.txt)</source>
            <translation>Texto (*.txt)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>Tick a question that has been answered</source>
            <translation>Marque una pregunta que ya se respondió</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>Type the question; Enter parks it</source>
            <translation>Escriba la pregunta; Enter la anota</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>no claim</source>
            <translation>ninguna afirmación</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>questions.txt</source>
            <translation>preguntas.txt</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/questions.py"></location>
            <source>{path} could not be written: {error}. Choose another place.</source>
            <translation>No se pudo guardar {path}: {error}. Elija otro lugar.</translation>
        </message>
    </context>
    <context>
        <name>ShareDesk</name>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Chart as drawing (*.svg)</source>
            <translation>Gráfico como dibujo (*.svg)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Chart as picture (*.png)</source>
            <translation>Gráfico como imagen (*.png)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Export what is shown</source>
            <translation>Exportar lo que se muestra</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Saved: {path}</source>
            <translation>Guardado: {path}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Table as CSV (*.csv)</source>
            <translation>Tabla como CSV (*.csv)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Table as workbook (*.xlsx)</source>
            <translation>Tabla como libro de cálculo (*.xlsx)</translation>
        </message>
    </context>
    <context>
        <name>SheetChoices</name>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>18 points, over as many pages as it takes</source>
            <translation>18 puntos, en tantas páginas como hagan falta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>As a printer without colors prints it</source>
            <translation>Como sale en una impresora sin color</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>Both</source>
            <translation>Ambos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>By hand</source>
            <translation>A mano</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>Checked on</source>
            <translation>Verificado el</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>Colors</source>
            <translation>Colores</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>Copies</source>
            <translation>Copias</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>Date</source>
            <translation>Fecha</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>In color</source>
            <translation>En color</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>Large print</source>
            <translation>Letra grande</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>Local help, printed in the box</source>
            <translation>Ayuda local, impresa en el recuadro</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>Names, places and times of help near you. Left empty, the box has room to write in.</source>
            <translation>Nombres, lugares y horarios de ayuda cerca de usted. Si lo deja vacío, el recuadro tiene espacio para escribir.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>One language on each side of the paper</source>
            <translation>Un idioma en cada cara del papel</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>Paper</source>
            <translation>Papel</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>Size of print</source>
            <translation>Tamaño de letra</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>Subject</source>
            <translation>Tema</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/choices.py"></location>
            <source>Without color</source>
            <translation>Sin color</translation>
        </message>
    </context>
    <context>
        <name>SheetOutput</name>
        <message>
            <location filename="../../src/explainer/ui/sheets/output.py"></location>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/output.py"></location>
            <source>Not printed</source>
            <translation>No se imprimió</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/output.py"></location>
            <source>Not saved</source>
            <translation>No se guardó</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/output.py"></location>
            <source>Nothing is lost: you can save the sheet as PDF, or try again.</source>
            <translation>No se perdió nada: puede guardar la hoja como PDF o intentarlo otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/output.py"></location>
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/output.py"></location>
            <source>Printed on {printer}.</source>
            <translation>Impreso en {printer}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/output.py"></location>
            <source>Printing was canceled.</source>
            <translation>Se canceló la impresión.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/output.py"></location>
            <source>Save as PDF</source>
            <translation>Guardar como PDF</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/output.py"></location>
            <source>Save as PDF…</source>
            <translation>Guardar como PDF…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/output.py"></location>
            <source>Saved: {path}</source>
            <translation>Guardado: {path}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/output.py"></location>
            <source>The print system says: {reason}</source>
            <translation>El sistema de impresión dice: {reason}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/output.py"></location>
            <source>The sheet waits its turn in the queue of {printer}.</source>
            <translation>La hoja espera su turno en la cola de {printer}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/output.py"></location>
            <source>Try again</source>
            <translation>Intentar otra vez</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/output.py"></location>
            <source>“{path}” could not be written: {reason}. Choose another place or name; nothing was changed.</source>
            <translation>No se pudo guardar “{path}”: {reason}. Elija otro lugar o nombre; nada cambió.</translation>
        </message>
    </context>
    <context>
        <name>SheetPreview</name>
        <message numerus="yes">
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n página</numerusform>
                <numerusform>%n páginas</numerusform>
            </translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>Cancel printing</source>
            <translation>Cancelar la impresión</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>Larger (Ctrl++)</source>
            <translation>Ampliar (Ctrl++)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>No font here has these letters, so they are printed as their names: {letters}</source>
            <translation>Ninguna fuente tipográfica de aquí tiene estas letras, así que se imprimen con su nombre: {letters}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>Page width</source>
            <translation>Ancho de la página</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>Preview: {title}</source>
            <translation>Vista previa: {title}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>Print a summary sheet</source>
            <translation>Imprimir una hoja informativa</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>Printing</source>
            <translation>Imprimiendo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>Print…</source>
            <translation>Imprimir…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>Save as PDF…</source>
            <translation>Guardar como PDF…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>Smaller (Ctrl+−)</source>
            <translation>Reducir (Ctrl+−)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>The text does not fit on one page and runs over. Nothing is cut off.</source>
            <translation>El texto no cabe en una página y sigue en otra. No se corta nada.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/sheets/preview.py"></location>
            <source>Whole page</source>
            <translation>Página completa</translation>
        </message>
    </context>
    <context>
        <name>ShowSession</name>
        <message>
            <location filename="../../src/explainer/ui/presenter/session.py"></location>
            <source>Presenting</source>
            <translation>Presentación en curso</translation>
        </message>
    </context>
    <context>
        <name>TimeBar</name>
        <message>
            <location filename="../../src/explainer/ui/presenter/time_bar.py"></location>
            <source> min planned</source>
            <translation> min previstos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/time_bar.py"></location>
            <source>Enter: to slide {n}</source>
            <translation>Enter: a la diapositiva {n}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/time_bar.py"></location>
            <source>How long the show is meant to take; 0: no plan</source>
            <translation>Cuánto debe durar la presentación; 0: sin plan</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/time_bar.py"></location>
            <source>No slide {n}: there are {count}</source>
            <translation>No hay diapositiva {n}: son {count}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/time_bar.py"></location>
            <source>Planned length in minutes</source>
            <translation>Duración prevista en minutos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/time_bar.py"></location>
            <source>Slide {n} of {count}</source>
            <translation>Diapositiva {n} de {count}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/time_bar.py"></location>
            <source>Time of the show: {time}</source>
            <translation>Tiempo de la presentación: {time}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/time_bar.py"></location>
            <source>no plan</source>
            <translation>sin plan</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/time_bar.py"></location>
            <source>on time</source>
            <translation>a tiempo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/time_bar.py"></location>
            <source>this slide {time}</source>
            <translation>esta diapositiva {time}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/time_bar.py"></location>
            <source>this slide {time} of {planned}</source>
            <translation>esta diapositiva {time} de {planned}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/time_bar.py"></location>
            <source>{time} ahead</source>
            <translation>{time} de adelanto</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/time_bar.py"></location>
            <source>{time} late</source>
            <translation>{time} de retraso</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/time_bar.py"></location>
            <source>{time} stopped</source>
            <translation>{time} detenido</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>**Both sides are here**, each with its best source. What nobody has published is said too.</source>
            <translation>**Aquí están los dos lados**, cada uno con su mejor fuente. También se dice lo que nadie ha publicado.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>**Every number carries a mark.** The mark says how far it is confirmed. Click it to see who says it.</source>
            <translation>**Cada número lleva una marca.** La marca dice hasta qué punto está confirmado. Haga clic en ella para ver quién lo dice.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>**Six panels** stand in the tabs above. Ctrl+F finds any word; F1 lists all keys.</source>
            <translation>**Seis paneles** están en las pestañas de arriba. Ctrl+F busca cualquier palabra; F1 muestra todas las teclas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Start</source>
            <translation>Empezar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Welcome</source>
            <translation>Bienvenida</translation>
        </message>
    </context>
    <context>
        <name>about</name>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>About</source>
            <translation>Acerca de</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Content hash</source>
            <translation>Huella del contenido (hash)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Explainer {version}</source>
            <translation>Explainer {version}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Law reviewed by</source>
            <translation>Datos legales revisados por</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>License of the pack</source>
            <translation>Licencia del paquete</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Licenses of all parts</source>
            <translation>Licencias de todas las partes</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Opened from</source>
            <translation>Abierto desde</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Pack version</source>
            <translation>Versión del paquete</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Published</source>
            <translation>Publicado</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Review by</source>
            <translation>Revisar antes del</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Set in Atkinson Hyperlegible (Braille Institute) and Noto Sans, under the SIL Open Font License. Made with Qt for Python (LGPL), pyqtgraph (MIT), pandas (BSD), openpyxl (MIT) and Babel (BSD).</source>
            <translation>Compuesto en Atkinson Hyperlegible (Braille Institute) y Noto Sans, con la licencia SIL Open Font License. Hecho con Qt for Python (LGPL), pyqtgraph (MIT), pandas (BSD), openpyxl (MIT) y Babel (BSD).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Spanish reviewed by</source>
            <translation>Español revisado por</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>The program works without a network and never opens a connection.</source>
            <translation>El programa funciona sin red y nunca abre una conexión.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>not yet reviewed by a person</source>
            <translation>todavía no lo ha revisado ninguna persona</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>the program itself</source>
            <translation>el propio programa</translation>
        </message>
    </context>
    <context>
        <name>cards</name>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>As of</source>
            <translation>Última situación conocida</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Benefit the article states</source>
            <translation>Beneficio que indica el artículo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Best source on the other side</source>
            <translation>Mejor fuente del otro lado</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Cited for</source>
            <translation>Se cita para</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/stories.py"></location>
            <source>Claims with this status</source>
            <translation>Afirmaciones con esta marca</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Context</source>
            <translation>Contexto</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Court</source>
            <translation>Tribunal</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Evidence status</source>
            <translation>Grado de confirmación</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>How far it is confirmed</source>
            <translation>Hasta qué punto está confirmado</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/stories.py"></location>
            <source>How we checked</source>
            <translation>Cómo lo comprobamos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/stories.py"></location>
            <source>If this may concern you</source>
            <translation>Si esto puede afectarle</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Keep in mind</source>
            <translation>Tenga en cuenta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Last ruling</source>
            <translation>Último fallo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Looked, and found no effect</source>
            <translation>Se buscó y no se encontró efecto</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Period</source>
            <translation>Periodo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Place</source>
            <translation>Lugar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/stories.py"></location>
            <source>Reasons stated for it</source>
            <translation>Razones que se dan</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Research against</source>
            <translation>Estudios que la contradicen</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Research for</source>
            <translation>Estudios que la respaldan</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Sources</source>
            <translation>Fuentes</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Sources that point the other way</source>
            <translation>Fuentes que apuntan en otro sentido</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Sources that support it</source>
            <translation>Fuentes que lo apoyan</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Strength of the method</source>
            <translation>Solidez del método</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>What is counted</source>
            <translation>Qué se cuenta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>What nobody has published</source>
            <translation>Lo que nadie ha publicado</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>What published counts say</source>
            <translation>Qué dicen los conteos publicados</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/stories.py"></location>
            <source>What the article expects</source>
            <translation>Qué prevé el artículo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>What they said or did</source>
            <translation>Qué dijeron o hicieron</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/stories.py"></location>
            <source>What this program does not know</source>
            <translation>Lo que este programa no sabe</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>What was found elsewhere</source>
            <translation>Qué se encontró en otras fuentes</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/stories.py"></location>
            <source>Where the article comes from</source>
            <translation>De dónde viene el artículo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Who prevailed in the last ruling found</source>
            <translation>A quién favorece el último fallo encontrado</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cards.py"></location>
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
    </context>
    <context>
        <name>chart kinds</name>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Article’s figures</source>
            <translation>Cifras del artículo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Claims by status</source>
            <translation>Afirmaciones según su marca</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Initiative to benefit</source>
            <translation>De la propuesta al beneficio</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Published counts</source>
            <translation>Conteos publicados</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Research</source>
            <translation>Estudios</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Timeline</source>
            <translation>Cronología</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Who speaks about what</source>
            <translation>Quién habla de qué</translation>
        </message>
    </context>
    <context>
        <name>charts</name>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>Benefit</source>
            <translation>Beneficio</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>Claim</source>
            <translation>Afirmación</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>Each value has its own period and place; only bars of one series share an axis</source>
            <translation>Cada valor tiene su propio periodo y lugar; solo las barras de una misma serie comparten eje</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>Evidence by initiative</source>
            <translation>Evidencia por propuesta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>From initiative to benefit</source>
            <translation>De la propuesta al beneficio</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>Impact</source>
            <translation>Impacto</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>Initiative</source>
            <translation>Propuesta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>Number of claims</source>
            <translation>Número de afirmaciones</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>One mark per response</source>
            <translation>Una marca por respuesta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>One square per finding; its size is the strength of the method</source>
            <translation>Un cuadro por hallazgo; su tamaño es la solidez del método</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>Research on each claim</source>
            <translation>Estudios sobre cada afirmación</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>Responses by group: {counts}.</source>
            <translation>Respuestas por grupo: {counts}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>Source: {sources}</source>
            <translation>Fuente: {sources}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>The article’s numbers, city by city: {values}</source>
            <translation>Los números del artículo, ciudad por ciudad: {values}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>The benefit the article states, and how far it is confirmed</source>
            <translation>El beneficio que indica el artículo y hasta qué punto está confirmado</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>The claims by evidence status</source>
            <translation>Las afirmaciones según su marca</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>The steps the article names, and how far each is confirmed</source>
            <translation>Los pasos que nombra el artículo y hasta qué punto está confirmado cada uno</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>This pack has nothing to draw here.</source>
            <translation>Este paquete no tiene nada que dibujar aquí.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>Timeline</source>
            <translation>Cronología</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>What has been published: {city}</source>
            <translation>Qué se ha publicado: {city}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>What the article says</source>
            <translation>Qué dice el artículo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>Who speaks about what</source>
            <translation>Quién habla de qué</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>{label}: {n} for, {m} against, {k} found no effect</source>
            <translation>{label}: {n} la respaldan, {m} la contradicen, {k} no encontraron efecto</translation>
        </message>
        <message>
            <location filename="../../src/explainer/charts/content.py"></location>
            <source>{n} events, {first} to {last}</source>
            <translation>{n} eventos, {first} – {last}</translation>
        </message>
    </context>
    <context>
        <name>commands</name>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>About</source>
            <translation>Acerca de</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Back to the built-in pack</source>
            <translation>Volver al paquete incluido</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Black screen</source>
            <translation>Pantalla negra</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Check the pack…</source>
            <translation>Revisar el paquete…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>City statistics</source>
            <translation>Datos por ciudad</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Close the other pack and show the one that came with the program</source>
            <translation>Cerrar el otro paquete y mostrar el que vino con el programa</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Close the program</source>
            <translation>Cerrar el programa</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Command list…</source>
            <translation>Lista de comandos…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Copy and export</source>
            <translation>Copiar y exportar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Copy the selected rows and the sources they cite</source>
            <translation>Copiar las filas elegidas y las fuentes que citan</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Copy the selected rows with headers, units and evidence status</source>
            <translation>Copiar las filas elegidas con encabezados, unidades y grado de confirmación</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Copy with the source line</source>
            <translation>Copiar con la línea de fuentes</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Dark</source>
            <translation>Oscuro</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Dark text on light paper</source>
            <translation>Texto oscuro sobre papel claro</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Enlarge less</source>
            <translation>Ampliar menos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Enlarge more</source>
            <translation>Ampliar más</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Enlarge the part under the pointer, or show all again; drag a frame to choose a part</source>
            <translation>Ampliar la parte que está bajo el puntero, o mostrar todo otra vez; arrastre un recuadro para elegir una parte</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Exchange the screens of the room and of the presenter</source>
            <translation>Intercambiar la pantalla de la sala y la de quien presenta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Export what is shown…</source>
            <translation>Exportar lo que se muestra…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Find a command by its name</source>
            <translation>Buscar un comando por su nombre</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Find in everything…</source>
            <translation>Buscar en todo…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Find words in every panel, source and term</source>
            <translation>Buscar palabras en todos los paneles, fuentes y términos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>First slide</source>
            <translation>Primera diapositiva</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Freeze</source>
            <translation>Congelar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Full screen</source>
            <translation>Pantalla completa</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Go to</source>
            <translation>Ir a</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Go to a slide</source>
            <translation>Ir a una diapositiva</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Go to the City statistics panel</source>
            <translation>Ir al panel Datos por ciudad</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Go to the Impacts panel</source>
            <translation>Ir al panel Impactos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Go to the Overview panel</source>
            <translation>Ir al panel Resumen</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Go to the Recommendations panel</source>
            <translation>Ir al panel Recomendaciones</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Go to the Responses panel</source>
            <translation>Ir al panel Respuestas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Go to the Sources panel</source>
            <translation>Ir al panel Fuentes</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Help and keys</source>
            <translation>Ayuda y teclas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>High contrast</source>
            <translation>Alto contraste</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Hold the room’s screen as it is while you go on, or let it follow again</source>
            <translation>Dejar fija la pantalla de la sala mientras usted avanza, o hacer que vuelva a seguirle</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>How to read the panels, and every key</source>
            <translation>Cómo leer los paneles, y todas las teclas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Impacts</source>
            <translation>Impactos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Larger text</source>
            <translation>Texto más grande</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Last slide</source>
            <translation>Última diapositiva</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Leave</source>
            <translation>Salir del modo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Leave what was last switched on; when nothing is on, ask whether to end</source>
            <translation>Salir de lo último que se activó; si no hay nada activo, preguntar si quiere terminar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Light</source>
            <translation>Claro</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Light text on a dark page</source>
            <translation>Texto claro sobre página oscura</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Light the place under the pointer and dim the rest</source>
            <translation>Iluminar el lugar bajo el puntero y oscurecer lo demás</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>List what is wrong in the open pack, and how to mend it</source>
            <translation>Mostrar qué está mal en el paquete abierto y cómo corregirlo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Look one slide ahead in private; Enter shows it, Esc throws it away</source>
            <translation>Ver en privado la diapositiva siguiente; Enter la muestra, Esc la descarta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Look one slide back in private; Enter shows it, Esc throws it away</source>
            <translation>Ver en privado la diapositiva anterior; Enter la muestra, Esc la descarta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Make all text larger, up to 200%</source>
            <translation>Agrandar todo el texto, hasta el 200 %</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Make all text smaller</source>
            <translation>Reducir todo el texto</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Make the room’s screen black, or bring the slide back</source>
            <translation>Poner en negro la pantalla de la sala, o volver a mostrar la diapositiva</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Make the room’s screen white, or bring the slide back</source>
            <translation>Poner en blanco la pantalla de la sala, o volver a mostrar la diapositiva</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Mark the bar or row before</source>
            <translation>Marcar la barra o fila anterior</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Mark the next bar or row for the room; long lists turn their pages</source>
            <translation>Marcar para la sala la barra o fila siguiente; las listas largas pasan de página</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Mark the next value</source>
            <translation>Marcar el valor siguiente</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Mark the value before</source>
            <translation>Marcar el valor anterior</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Move the enlarged part, or the spotlight, down</source>
            <translation>Mover hacia abajo la parte ampliada o el foco</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Move the enlarged part, or the spotlight, to the left</source>
            <translation>Mover a la izquierda la parte ampliada o el foco</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Move the enlarged part, or the spotlight, to the right</source>
            <translation>Mover a la derecha la parte ampliada o el foco</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Move the enlarged part, or the spotlight, up</source>
            <translation>Mover hacia arriba la parte ampliada o el foco</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Move the zoom or the light down</source>
            <translation>Mover la ampliación o el foco hacia abajo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Move the zoom or the light left</source>
            <translation>Mover la ampliación o el foco a la izquierda</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Move the zoom or the light right</source>
            <translation>Mover la ampliación o el foco a la derecha</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Move the zoom or the light up</source>
            <translation>Mover la ampliación o el foco hacia arriba</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Next page or slide</source>
            <translation>Página o diapositiva siguiente</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Next size of the notes; on a single screen, show or hide them</source>
            <translation>Siguiente tamaño de las notas; con una sola pantalla, mostrarlas u ocultarlas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Next slide</source>
            <translation>Diapositiva siguiente</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Normal text size</source>
            <translation>Tamaño normal del texto</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Notes</source>
            <translation>Notas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>On a single screen: slides on all of it, or the presenter’s window</source>
            <translation>Con una sola pantalla: diapositivas en toda la pantalla, o la ventana de quien presenta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>One page or slide back</source>
            <translation>Una página o diapositiva atrás</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Open a pack file…</source>
            <translation>Abrir un archivo de paquete…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Open a pack folder…</source>
            <translation>Abrir una carpeta de paquete…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Open another content pack from a folder of tables</source>
            <translation>Abrir otro paquete de contenido desde una carpeta de tablas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Open another content pack from a workbook or a zip file</source>
            <translation>Abrir otro paquete de contenido desde un libro de cálculo o un archivo zip</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Overview</source>
            <translation>Resumen</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Pack</source>
            <translation>Paquete</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Park a question from the room, and find parked ones</source>
            <translation>Anotar una pregunta del público y buscar las anotadas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Practice on your screen alone; the time on each slide is kept for the next show</source>
            <translation>Practicar solo en su pantalla; el tiempo de cada diapositiva se guarda para la próxima presentación</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Prepare the next slide</source>
            <translation>Preparar la diapositiva siguiente</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Prepare the slide before</source>
            <translation>Preparar la diapositiva anterior</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Present</source>
            <translation>Presentar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Print a summary sheet…</source>
            <translation>Imprimir una hoja informativa…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Print or save a page on this panel, with its sources, in English, Spanish or both</source>
            <translation>Imprimir o guardar una página sobre este panel, con sus fuentes, en inglés, español o ambos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Put both windows in place</source>
            <translation>Poner las dos ventanas en su lugar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Put both windows on their screens again</source>
            <translation>Poner otra vez cada ventana en su pantalla</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Questions</source>
            <translation>Preguntas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Quit</source>
            <translation>Salir</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Read in English</source>
            <translation>Leer en inglés</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Read in Spanish</source>
            <translation>Leer en español</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Read the open pack again</source>
            <translation>Leer otra vez el paquete abierto</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Recommendations</source>
            <translation>Recomendaciones</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Rehearse</source>
            <translation>Ensayar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Reload the pack</source>
            <translation>Volver a cargar el paquete</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Responses</source>
            <translation>Respuestas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Save a copy as a folder…</source>
            <translation>Guardar una copia como carpeta…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Save a copy as a workbook…</source>
            <translation>Guardar una copia como libro de cálculo…</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Save the table (CSV, XLSX) or the chart (PNG, SVG) as it is shown now</source>
            <translation>Guardar la tabla (CSV, XLSX) o el gráfico (PNG, SVG) tal como se muestra ahora</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Send what is prepared, or the slide whose number was typed, to the room; with nothing prepared, the next slide</source>
            <translation>Enviar a la sala lo preparado o la diapositiva cuyo número se escribió; si no hay nada preparado, la siguiente</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Set the text size back to 100%</source>
            <translation>Restablecer el tamaño del texto al 100 %</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Show slides to the room from the first one; notes and time stay on your screen</source>
            <translation>Mostrar diapositivas a la sala desde la primera; las notas y el tiempo quedan en su pantalla</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Show slides to the room, from the first one of this panel</source>
            <translation>Mostrar diapositivas a la sala desde la primera de este panel</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Show the screen of the first start again</source>
            <translation>Mostrar otra vez la pantalla del primer inicio</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Show the source card of what is marked, large; again for its next page</source>
            <translation>Mostrar en grande la ficha de fuentes de lo marcado; otra vez, su página siguiente</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Show what is prepared, or go on</source>
            <translation>Mostrar lo preparado o seguir</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Slide before</source>
            <translation>Diapositiva anterior</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Slides on the whole screen</source>
            <translation>Diapositivas en toda la pantalla</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Smaller text</source>
            <translation>Texto más pequeño</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Source card</source>
            <translation>Ficha de fuentes</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Source card of the selection</source>
            <translation>Ficha de fuentes de la selección</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Sources</source>
            <translation>Fuentes</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Spotlight</source>
            <translation>Foco</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Start the show</source>
            <translation>Empezar la presentación</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Start the show at this panel</source>
            <translation>Empezar la presentación en este panel</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Stop the timer, or let it run on</source>
            <translation>Detener el cronómetro, o dejar que siga</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Swap screens</source>
            <translation>Intercambiar pantallas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Timer</source>
            <translation>Cronómetro</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>To the first slide</source>
            <translation>A la primera diapositiva</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>To the last slide</source>
            <translation>A la última diapositiva</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Type a number or words of a title; the room sees nothing until Enter</source>
            <translation>Escriba un número o palabras de un título; la sala no ve nada hasta Enter</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Use the whole screen</source>
            <translation>Usar toda la pantalla</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Version of the program and of the pack, content hash, licenses</source>
            <translation>Versión del programa y del paquete, huella del contenido, licencias</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>View</source>
            <translation>Ver</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Welcome screen</source>
            <translation>Pantalla de bienvenida</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>White on black, strong lines</source>
            <translation>Blanco sobre negro, líneas marcadas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>White screen</source>
            <translation>Pantalla blanca</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Who says it, what both sides say, and what to keep in mind</source>
            <translation>Quién lo dice, qué dice cada lado y qué hay que tener en cuenta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Write a copy of this pack that you can edit, one sheet per table</source>
            <translation>Guardar una copia de este paquete que usted puede editar, una hoja por tabla</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/commands.py"></location>
            <source>Write a copy of this pack that you can edit, one table per file</source>
            <translation>Guardar una copia de este paquete que usted puede editar, una tabla por archivo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Zoom</source>
            <translation>Ampliar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Zoom in</source>
            <translation>Ampliar más</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/show_keys.py"></location>
            <source>Zoom out</source>
            <translation>Ampliar menos</translation>
        </message>
    </context>
    <context>
        <name>desks</name>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Keep it</source>
            <translation>Conservarlo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Not saved</source>
            <translation>No se guardó</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Replace</source>
            <translation>Reemplazar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>Replace the file?</source>
            <translation>¿Reemplazar el archivo?</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>“{name}” is there already. Replace it?</source>
            <translation>“{name}” ya existe. ¿Quiere reemplazarlo?</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/desks.py"></location>
            <source>“{path}” could not be written: {reason}. Choose another place or name; nothing was changed.</source>
            <translation>No se pudo guardar “{path}”: {reason}. Elija otro lugar o nombre; nada cambió.</translation>
        </message>
    </context>
    <context>
        <name>help</name>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Arrow keys</source>
            <translation>Flechas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Each panel says one thing in its headline. Below it stand a chart, a table and a card. They always show the same selection: choose a bar or a row, and the card tells where its numbers come from.</source>
            <translation>Cada panel dice una cosa en su titular. Debajo hay un gráfico, una tabla y una ficha. Siempre muestran la misma selección: elija una barra o una fila, y la ficha dice de dónde vienen sus números.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Help and keys</source>
            <translation>Ayuda y teclas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>How to read a panel</source>
            <translation>Cómo leer un panel</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>In a table and a chart</source>
            <translation>En una tabla y un gráfico</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Keys</source>
            <translation>Teclas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Letters</source>
            <translation>Letras</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>The evidence marks</source>
            <translation>Las marcas de evidencia</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>While presenting</source>
            <translation>Durante la presentación</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>clear the words, then the filter, then the selection</source>
            <translation>borrar las palabras, luego el filtro, luego la selección</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>find in this table</source>
            <translation>buscar en esta tabla</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>from the chart to the table</source>
            <translation>del gráfico a la tabla</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>in a chart: select the value in the table</source>
            <translation>en un gráfico: elegir el valor en la tabla</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>move; the card follows</source>
            <translation>moverse; la ficha cambia también</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>sort by this column, rising or falling</source>
            <translation>ordenar por esta columna, de menor a mayor o al revés</translation>
        </message>
    </context>
    <context>
        <name>keys</name>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Comma ,</source>
            <translation>Coma ,</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Down arrow</source>
            <translation>Flecha abajo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Left arrow</source>
            <translation>Flecha izquierda</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Page Down</source>
            <translation>Page Down (Av Pág)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Page Up</source>
            <translation>Page Up (Re Pág)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Period .</source>
            <translation>Punto .</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Right arrow</source>
            <translation>Flecha derecha</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/clicker_test.py"></location>
            <source>Up arrow</source>
            <translation>Flecha arriba</translation>
        </message>
    </context>
    <context>
        <name>printing</name>
        <message>
            <location filename="../../src/explainer/sheets/spooling.py"></location>
            <source>The print system did not take the sheet.</source>
            <translation>El sistema de impresión no aceptó la hoja.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/sheets/spooling.py"></location>
            <source>The print system gave the sheet up.</source>
            <translation>El sistema de impresión canceló la hoja.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/sheets/qt_printing.py"></location>
            <source>The printer could not be started.</source>
            <translation>No se pudo iniciar la impresora.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/sheets/spooling.py"></location>
            <source>The printer does not answer.</source>
            <translation>La impresora no responde.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/sheets/spooling.py"></location>
            <source>The printer is not there any more.</source>
            <translation>La impresora ya no está disponible.</translation>
        </message>
    </context>
    <context>
        <name>problems</name>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>A cell in this row has curly quotation marks around it ({found}), which do not hold a cell together, so it was cut at its commas.</source>
            <translation>Una celda de esta fila está entre comillas tipográficas ({found}), que no mantienen unida la celda; por eso se cortó en sus comas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/writing.py"></location>
            <source>A copy cannot be saved in the pack itself.</source>
            <translation>No se puede guardar una copia dentro del propio paquete.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>A count cannot be less than zero ({found}).</source>
            <translation>Un conteo no puede ser menor que cero ({found}).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>A few words.</source>
            <translation>Unas pocas palabras.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>A general approach or one measure.</source>
            <translation>approach (un enfoque general) o measure (una medida).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>A quotation mark in this row is never closed, or stands where none can stand.</source>
            <translation>En esta fila hay una comilla que no se cierra, o que está donde no puede haber ninguna.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>A spreadsheet program may take the text “{found}” for a formula.</source>
            <translation>Un programa de hojas de cálculo puede tomar el texto «{found}» por una fórmula.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>A text with a comma in it needs quotation marks around it. A spreadsheet program adds them when it saves.</source>
            <translation>Un texto que lleva una coma necesita comillas alrededor. Un programa de hojas de cálculo las pone al guardar.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Accents and signs were garbled when a program saved this table: “{found}” was probably “{likely}”.</source>
            <translation>Un programa dañó los acentos y signos al guardar esta tabla: «{found}» era probablemente «{likely}».</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Add a row for it.</source>
            <translation>Agregue una fila para él.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>Add the column and its texts, or remove the language from the pack's meta table.</source>
            <translation>Agregue la columna y sus textos, o quite el idioma de la tabla meta del paquete.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>Add the column, or take the table from an earlier copy.</source>
            <translation>Agregue la columna, o tome la tabla de una copia anterior.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Add the id of a source.</source>
            <translation>Agregue el id de una fuente.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Add the row or fill its value.</source>
            <translation>Agregue la fila o llene su valor.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>Add the rows, or remove the series.</source>
            <translation>Agregue las filas o quite la serie.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Add the rows, or take the table from an earlier copy.</source>
            <translation>Agregue las filas, o tome la tabla de una copia anterior.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Ask whoever made it for the folder itself.</source>
            <translation>Pida la carpeta misma a quien lo hizo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Begin the text with a word or a number, or open the table as text.</source>
            <translation>Empiece el texto con una palabra o un número, o abra la tabla como texto.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/spreadsheets.py"></location>
            <source>Cells are merged ({found}). Only the first cell of a merged area has a value.</source>
            <translation>Hay celdas combinadas ({found}). Solo la primera celda de una zona combinada tiene valor.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Change the date or its precision.</source>
            <translation>Cambie la fecha o su precisión.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Change the kind of this row, for example to lead.</source>
            <translation>Cambie el tipo de esta fila, por ejemplo a lead.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Check its facts again, then set a new date.</source>
            <translation>Compruebe otra vez sus datos y ponga una fecha nueva.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Check that every text with a comma in it has quotation marks around it.</source>
            <translation>Compruebe que cada texto que lleva una coma tenga comillas alrededor.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Check that you are allowed to read it and that no other program is using it.</source>
            <translation>Compruebe que usted tiene permiso para leerlo y que ningún otro programa lo usa.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/encodings.py"></location>
            <source>Check the accents, then save the table again as “CSV UTF-8”.</source>
            <translation>Revise los acentos y guarde la tabla de nuevo como «CSV UTF-8».</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Check the name, or choose the pack again.</source>
            <translation>Revise el nombre o elija el paquete otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Check the row's last cells.</source>
            <translation>Revise las últimas celdas de la fila.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/pack_process.py"></location>
            <source>Checking “{found}” takes too much time or memory, so not every problem is listed.</source>
            <translation>Revisar “{found}” requiere demasiado tiempo o memoria, así que la lista de problemas no está completa.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/writing.py"></location>
            <source>Choose another folder.</source>
            <translation>Elija otra carpeta.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/writing.py"></location>
            <source>Choose another name.</source>
            <translation>Elija otro nombre.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Choose the folder or file that holds these tables. To begin a new pack, save a copy of the built-in one and change it.</source>
            <translation>Elija la carpeta o el archivo que contiene estas tablas. Para empezar un paquete nuevo, guarde una copia del incluido y cámbiela.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Choose the workbook or folder itself, or ask for it where you got this file.</source>
            <translation>Elija el libro de cálculo o la carpeta mismos, o pídalos a quien le dio este archivo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Cite it, or remove it.</source>
            <translation>Cítela o quítela.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Claims it bears on.</source>
            <translation>Afirmaciones a las que se refiere.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>Columns that may be left out are not there: {found}.</source>
            <translation>No están estas columnas, que se pueden omitir: {found}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Copy one of these words into the cell.</source>
            <translation>Copie una de estas palabras en la celda.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Copy or download it again, or take an earlier copy.</source>
            <translation>Cópielo o descárguelo otra vez, o use una copia anterior.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>Copy or save the file again, and check that its last row is complete.</source>
            <translation>Copie o guarde el archivo otra vez, y compruebe que su última fila esté completa.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Copy the id from the first column of its own table.</source>
            <translation>Copie el id de la primera columna de su propia tabla.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Copy the right word into the cell.</source>
            <translation>Copie en la celda la palabra correcta.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Correct one of the two dates.</source>
            <translation>Corrija una de las dos fechas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Correct the address, or empty the cell.</source>
            <translation>Corrija la dirección, o vacíe la celda.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Correct the cell and save the table as “CSV UTF-8”.</source>
            <translation>Corrija la celda y guarde la tabla como “CSV UTF-8”.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>Correct the date, or the granularity of the series. All weeks of a series begin on the same day of the week.</source>
            <translation>Corrija la fecha o la granularidad de la serie. Todas las semanas de una serie empiezan el mismo día de la semana.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/schema.py"></location>
            <source>Correct the id, or add the row to table {table}.</source>
            <translation>Corrija el id, o agregue la fila a la tabla {table}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>Correct the value. If it is not known, leave it empty and give the reason in the column missing.</source>
            <translation>Corrija el valor. Si no se conoce, déjelo vacío e indique el motivo en la columna missing.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Correct what stands between the curly brackets.</source>
            <translation>Corrija lo que está entre las llaves.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Court of the last ruling; where there is none, the court the case is in.</source>
            <translation>Tribunal del último fallo; si no hay fallo, el tribunal donde está el caso.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Empty one of the two cells.</source>
            <translation>Vacíe una de las dos celdas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Empty the cell and type the text anew.</source>
            <translation>Vacíe la celda y escriba el texto de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Evidence status.</source>
            <translation>Grado de confirmación.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Evidence status; usually reported.</source>
            <translation>Grado de confirmación; por lo general reported.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>Expected 0 or more.</source>
            <translation>Se esperaba 0 o más.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>Expected a column for each language of the pack.</source>
            <translation>Se esperaba una columna por cada idioma del paquete.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>Expected a column with this name: {help}</source>
            <translation>Se esperaba una columna con este nombre: {help}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/descriptor.py"></location>
            <source>Expected a complete JSON text.</source>
            <translation>Se esperaba un texto JSON completo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Expected a date such as 2025-06-15, or 2025-06, or 2025.</source>
            <translation>Se espera una fecha como 2025-06-15, 2025-06 o 2025.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>Expected a date such as {example}.</source>
            <translation>Se esperaba una fecha como {example}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Expected a date that exists, such as 2025-06-15, or 2025-06, or 2025.</source>
            <translation>Se esperaba una fecha que exista, como 2025-06-15, 2025-06 o 2025.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Expected a file that opens without a password.</source>
            <translation>Se esperaba un archivo que se abra sin contraseña.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>Expected a first row with the names of the columns, and rows below it.</source>
            <translation>Se esperaba una primera fila con los nombres de las columnas, y filas debajo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Expected a folder, a .zip file of a folder, or a workbook (.xlsx or .ods), with the tables of a pack: meta, sections, claims and so on.</source>
            <translation>Se esperaba una carpeta, un archivo .zip de una carpeta o un libro de cálculo (.xlsx u .ods), con las tablas de un paquete: meta, sections, claims, etcétera.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/writing.py"></location>
            <source>Expected a new or an empty folder.</source>
            <translation>Se esperaba una carpeta nueva o vacía.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>Expected a number (0 if none was counted), or one of: {allowed}.</source>
            <translation>Se esperaba un número (0 si no se contó ninguno) o uno de: {allowed}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/spreadsheets.py"></location>
            <source>Expected a number of at most 15 digits, or a text.</source>
            <translation>Se esperaba un número de 15 cifras como máximo, o un texto.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected a number, or one of: {allowed}.</source>
            <translation>Se esperaba un número, o una de estas palabras: {allowed}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/pack_process.py"></location>
            <source>Expected a pack that is checked within 10 seconds and 500 MB of memory.</source>
            <translation>Se esperaba un paquete que se pueda revisar en 10 segundos y con 500 MB de memoria.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/pack_process.py"></location>
            <source>Expected a pack that is read within 10 seconds and 500 MB of memory.</source>
            <translation>Se esperaba un paquete que se pueda leer en 10 segundos y con 500 MB de memoria.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/writing.py"></location>
            <source>Expected a place outside “{found}”.</source>
            <translation>Se esperaba un lugar fuera de “{found}”.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>Expected a row for each date between complete_from and complete_to.</source>
            <translation>Se esperaba una fila por cada fecha entre complete_from y complete_to.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected a row with the key {key} and a value.</source>
            <translation>Se esperaba una fila con la clave {key} y un valor.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Expected a short text.</source>
            <translation>Se esperaba un texto corto.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/encodings.py"></location>
            <source>Expected a table in UTF-8.</source>
            <translation>Se espera una tabla en UTF-8.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/reading.py"></location>
            <source>Expected a table with this name, even if it has no rows.</source>
            <translation>Se esperaba una tabla con este nombre, aunque no tenga filas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>Expected a table: one row a line.</source>
            <translation>Se espera una tabla: una fila por línea.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected a text in each language of the pack, or in none.</source>
            <translation>Se esperaba un texto en cada idioma del paquete, o en ninguno.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Expected a text in each language of the pack.</source>
            <translation>Se esperaba un texto en cada idioma del paquete.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected a text that can be read. On sheets the row's id stands in its place.</source>
            <translation>Se esperaba un texto que se pueda leer. En las hojas aparece en su lugar el id de la fila.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/spreadsheets.py"></location>
            <source>Expected a value.</source>
            <translation>Se esperaba un valor.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected a word such as arrests or people.</source>
            <translation>Se esperaba una palabra como arrestos o personas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected an address that begins with https:// or http://, or nothing.</source>
            <translation>Se esperaba una dirección que empiece con https:// o http://, o nada.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected an end after the start.</source>
            <translation>Se esperaba un final posterior al comienzo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/schema.py"></location>
            <source>Expected an id from the first column of table {table}.</source>
            <translation>Se esperaba un id de la primera columna de la tabla {table}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Expected at least one row below the column names.</source>
            <translation>Se esperaba al menos una fila debajo de los nombres de las columnas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected at least one source, or the status not_found or opinion.</source>
            <translation>Se esperaba al menos una fuente, o el estado not_found u opinion.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Expected at most fifteen digits.</source>
            <translation>Se esperan quince cifras como máximo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Expected at most {cells} cells, with {characters} characters of text.</source>
            <translation>Se esperaban como máximo {cells} celdas, con {characters} caracteres de texto.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Expected at most {limit} files.</source>
            <translation>Se esperaban como máximo {limit} archivos.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/writing.py"></location>
            <source>Expected at most {limit} filled cells in a workbook.</source>
            <translation>Se esperaban como máximo {limit} celdas con contenido en un libro.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Expected at most {limit}.</source>
            <translation>Se esperaba como máximo {limit}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Expected digits only, such as {example}.</source>
            <translation>Se esperaban solo dígitos, como {example}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Expected digits only, with a period before decimals, such as {example}.</source>
            <translation>Se esperan solo cifras, con un punto antes de los decimales, como {example}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>Expected each date of a series once. The first value is used.</source>
            <translation>Se esperaba cada fecha de una serie una sola vez. Se usa el primer valor.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Expected each id once.</source>
            <translation>Se esperaba cada id una sola vez.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>Expected each name once.</source>
            <translation>Se esperaba cada nombre una sola vez.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/matching.py"></location>
            <source>Expected each table once.</source>
            <translation>Se esperaba cada tabla una sola vez.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected either a number or the reason why there is none.</source>
            <translation>Se esperaba un número, o bien la razón de que no lo haya.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected every source to be cited somewhere.</source>
            <translation>Se esperaba que cada fuente se citara en alguna parte.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/containers.py"></location>
            <source>Expected every table in the pack itself.</source>
            <translation>Se esperaba que todas las tablas estuvieran dentro del paquete.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Expected ids, with a space between two of them.</source>
            <translation>Se esperaban ids separados por un espacio.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected none: numbers change, and a wrong one does harm.</source>
            <translation>No se esperaba ninguno: los números cambian, y uno equivocado hace daño.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected one kind and one unit in a series, as its bars share an axis.</source>
            <translation>Se esperaba un solo tipo y una sola unidad en una serie, porque sus barras comparten eje.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Expected one of: {allowed}.</source>
            <translation>Se esperaba una de estas palabras: {allowed}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected one or more of: {allowed}.</source>
            <translation>Se esperaba una o más de estas palabras: {allowed}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected one text of kind headline for each panel.</source>
            <translation>Se esperaba un texto de tipo headline (titular) para cada panel.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/spreadsheets.py"></location>
            <source>Expected one value in each cell.</source>
            <translation>Se esperaba un valor en cada celda.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Expected plain letters, digits, periods, hyphens and underscores, without spaces or accents.</source>
            <translation>Se esperaban letras sencillas, cifras, puntos, guiones y guiones bajos, sin espacios ni acentos.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Expected plain letters, digits, periods, hyphens and underscores.</source>
            <translation>Se esperan letras comunes, cifras, puntos, guiones y guiones bajos.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>Expected quotation marks around a whole cell, and doubled inside it.</source>
            <translation>Se esperaban comillas alrededor de toda la celda, y duplicadas dentro de ella.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>Expected rows with this id in table observations.</source>
            <translation>Se esperaban filas con este id en la tabla observations.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>Expected straight quotation marks (").</source>
            <translation>Se esperan comillas rectas (").</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Expected text in UTF-8.</source>
            <translation>Se esperaba texto en UTF-8.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/descriptor.py"></location>
            <source>Expected the file that tells other programs what the tables hold.</source>
            <translation>Se esperaba el archivo que dice a otros programas qué contienen las tablas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected the id of a figure or of a claim with a number; after it may stand :short, :bare or :full.</source>
            <translation>Se esperaba el id de una cifra o de una afirmación con número; después puede ir :short, :bare o :full.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>Expected the name of the area: it covers more than the city.</source>
            <translation>Se esperaba el nombre de la zona: abarca más que la ciudad.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected the name of the office: it covers more than the city.</source>
            <translation>Se esperaba el nombre de la oficina: cubre más que la ciudad.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Expected the number alone.</source>
            <translation>Se esperaba solo el número.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Expected the text as it was written. Cells like this one: {count}.</source>
            <translation>Se espera el texto tal como se escribió. Celdas como esta: {count}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>Expected these names in the first row: {allowed}.</source>
            <translation>Se esperaban estos nombres en la primera fila: {allowed}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Expected year, month and day for “day”, year and month for “month”, the year for “year”.</source>
            <translation>Se esperaba año, mes y día para “day”, año y mes para “month”, el año para “year”.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Expected yes or no.</source>
            <translation>Se esperaba sí o no.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>Expected {closest}, which is missing.</source>
            <translation>Se esperaba {closest}, que falta.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/descriptor.py"></location>
            <source>Expected {table}.csv, beside datapackage.json.</source>
            <translation>Se esperaba {table}.csv, junto a datapackage.json.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Expected {width} cells, as in the first row.</source>
            <translation>Se esperaban {width} celdas, como en la primera fila.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Expected: {help}</source>
            <translation>Se esperaba: {help}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Fill the cell.</source>
            <translation>Llene la celda.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Fill the value, or choose the reason in the column missing.</source>
            <translation>Llene el valor, o elija la razón en la columna missing.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Give one of the two rows another id, or remove it.</source>
            <translation>Dé otro id a una de las dos filas, o quítela.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/spreadsheets.py"></location>
            <source>Give the cell the format Text, then type the number again.</source>
            <translation>Dé a la celda el formato Texto y escriba el número otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Give this row another series, or none.</source>
            <translation>Dé a esta fila otra serie, o ninguna.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>How exact the date is.</source>
            <translation>Qué tan exacta es la fecha.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>How long the period of one value is.</source>
            <translation>Cuánto dura el periodo de un valor.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/encodings.py"></location>
            <source>If accents look wrong, save the table again as “CSV UTF-8”.</source>
            <translation>Si los acentos se ven mal, guarde otra vez la tabla como “CSV UTF-8”.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/matching.py"></location>
            <source>If it is one of them, give it exactly that name.</source>
            <translation>Si es una de ellas, dele exactamente ese nombre.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/matching.py"></location>
            <source>If it is the table, save it under this name: {names}.</source>
            <translation>Si es la tabla, guárdela con este nombre: {names}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>If one of these is meant, write it like that: {likely}.</source>
            <translation>Si quiere decir una de estas, escríbala así: {likely}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/encodings.py"></location>
            <source>If the texts look wrong, save the table again as “CSV UTF-8”.</source>
            <translation>Si los textos se ven mal, guarde la tabla de nuevo como «CSV UTF-8».</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>If these values are complete, change complete_from or complete_to in table series.</source>
            <translation>Si estos valores están completos, cambie complete_from o complete_to en la tabla series.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>If they are the tables of a pack, give them these names: {names}.</source>
            <translation>Si son las tablas de un paquete, deles estos nombres: {names}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>If {closest} is meant, rename the column.</source>
            <translation>Si quiere decir {closest}, cambie el nombre de la columna.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/schema.py"></location>
            <source>If {closest} is meant, write it like that. Otherwise add the row to table {table}.</source>
            <translation>Si quiere decir {closest}, escríbalo así. Si no, agregue la fila a la tabla {table}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>If {number} is meant, write it like that.</source>
            <translation>Si quiere decir {number}, escríbalo así.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>If {plain} is meant, type it anew.</source>
            <translation>Si quiere decir {plain}, escríbalo de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>It is read as text, and copies of the pack keep it as it is.</source>
            <translation>Se lee como texto, y las copias del paquete lo conservan tal cual.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Its main limit.</source>
            <translation>Su límite principal.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/matching.py"></location>
            <source>Keep the right one, and remove or rename the other.</source>
            <translation>Conserve la correcta y quite la otra o cámbiele el nombre.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Kind of count. Different kinds are never compared.</source>
            <translation>Tipo de conteo. Los tipos distintos nunca se comparan.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Kind of event.</source>
            <translation>Tipo de evento.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Kind of place.</source>
            <translation>Tipo de lugar.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Kind of source.</source>
            <translation>Tipo de fuente.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/problems.py"></location>
            <source>Mend the ones listed, then check the pack again.</source>
            <translation>Corrija los de la lista y revise el paquete otra vez.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Name of the case, and what it is about in a few words.</source>
            <translation>Nombre del caso y, en pocas palabras, de qué trata.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Name of the city.</source>
            <translation>Nombre de la ciudad.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Name of the federal office whose counts are nearest.</source>
            <translation>Nombre de la oficina federal cuyos conteos son los más cercanos.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>Name the column or remove it.</source>
            <translation>Ponga nombre a la columna o quítela.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>No row cites the source “{found}”.</source>
            <translation>Ninguna fila cita la fuente “{found}”.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Open it in its own program and save it as .xlsx.</source>
            <translation>Ábralo en su propio programa y guárdelo como .xlsx.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Open it in its own program and save it without a password, workbooks as .xlsx.</source>
            <translation>Ábralo en su propio programa y guárdelo sin contraseña; los libros de cálculo, como .xlsx.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Open it in the browser, download it as Microsoft Excel (.xlsx), and open that.</source>
            <translation>Ábralo en el navegador, descárguelo como Microsoft Excel (.xlsx) y abra ese archivo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Open that one. If it is in a .zip file, unpack it first.</source>
            <translation>Abra ese. Si está en un archivo .zip, descomprímalo antes.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Open the folder that holds all its tables.</source>
            <translation>Abra la carpeta que contiene todas sus tablas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>Open the table in a spreadsheet program, mend the row and save it as “CSV UTF-8”.</source>
            <translation>Abra la tabla en un programa de hojas de cálculo, corrija la fila y guárdela como “CSV UTF-8”.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/spreadsheets.py"></location>
            <source>Open the workbook in a spreadsheet program and save it again.</source>
            <translation>Abra el libro de cálculo en un programa de hojas de cálculo y guárdelo de nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Panel it belongs to.</source>
            <translation>Panel al que pertenece.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Panel the text belongs to.</source>
            <translation>Panel al que pertenece el texto.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Person or body.</source>
            <translation>Persona u organismo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Place it covers, named exactly (the area, not the city, where it is an area).</source>
            <translation>Lugar que abarca, con su nombre exacto (la zona, no la ciudad, si es una zona).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Place it covers, named exactly (the office, not the city, where it is the office).</source>
            <translation>Lugar que cubre, con su nombre exacto (la oficina y no la ciudad, si es la oficina).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>Put the names back, or take the table from an earlier copy.</source>
            <translation>Vuelva a poner los nombres, o tome la tabla de una copia anterior.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/containers.py"></location>
            <source>Put the table itself into the pack, not a link to it.</source>
            <translation>Ponga en el paquete la tabla misma, no un enlace a ella.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/descriptor.py"></location>
            <source>Put the table there under that name.</source>
            <translation>Ponga la tabla ahí con ese nombre.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/pack_process.py"></location>
            <source>Reading “{found}” ended before it was done.</source>
            <translation>La lectura de “{found}” se interrumpió antes de terminar.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Remove it from the list of languages.</source>
            <translation>Quítelo de la lista de idiomas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Remove it.</source>
            <translation>Quítelo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>Remove one of the two rows.</source>
            <translation>Quite una de las dos filas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>Remove or rename one of them.</source>
            <translation>Quite una de ellas o cámbiele el nombre.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>Remove the columns that do not belong to the pack.</source>
            <translation>Quite las columnas que no pertenecen al paquete.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>Remove the rows and columns that do not belong to the pack.</source>
            <translation>Quite las filas y columnas que no pertenecen al paquete.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>Remove the rows that do not belong to the pack.</source>
            <translation>Quite las filas que no pertenecen al paquete.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Remove the rows, columns and sheets that do not belong to the pack, or copy the cells that do into a new workbook.</source>
            <translation>Quite las filas, columnas y hojas que no pertenecen al paquete, o copie las celdas que sí pertenecen a un libro de cálculo nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Remove what does not belong to the pack, such as pictures.</source>
            <translation>Quite lo que no pertenece al paquete, como las imágenes.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/pack_process.py"></location>
            <source>Remove what does not belong to the pack, such as very long cells or unused sheets, or ask whoever made it.</source>
            <translation>Quite lo que no pertenece al paquete, como celdas muy largas u hojas sin usar, o consulte a quien lo preparó.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>Rename it so that it ends in {ending}.</source>
            <translation>Cámbiele el nombre para que termine en {ending}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>Replace the curly marks with straight ones, or save the table from a spreadsheet program.</source>
            <translation>Cambie las comillas tipográficas por rectas, o guarde la tabla desde una hoja de cálculo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Round the number, and say so in the caveat.</source>
            <translation>Redondee el número y dígalo en la salvedad.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/writing.py"></location>
            <source>Save the copy as a folder.</source>
            <translation>Guarde la copia como carpeta.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Short name of the row, used by other tables. Never change it once it is in use.</source>
            <translation>Nombre corto de la fila, que usan otras tablas. No lo cambie nunca una vez que esté en uso.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Shorten the text, or spread it over several rows.</source>
            <translation>Acorte el texto, o repártalo en varias filas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Side it takes in public, if any.</source>
            <translation>Postura pública de la fuente, si la tiene.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Some characters of “{found}” could not be read.</source>
            <translation>Algunos caracteres de “{found}” no se pudieron leer.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Sources.</source>
            <translation>Fuentes.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Strength of the method for this claim.</source>
            <translation>Solidez del método para esta afirmación.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/reading.py"></location>
            <source>Take it from an earlier copy, or from a copy of the built-in pack.</source>
            <translation>Tómela de una copia anterior, o de una copia del paquete incluido.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/descriptor.py"></location>
            <source>Take it from an earlier copy, or save a copy of the pack: it gets a new one.</source>
            <translation>Tómelo de una copia anterior, o guarde una copia del paquete: tendrá uno nuevo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>Take the table from an earlier copy of the pack.</source>
            <translation>Tome la tabla de una copia anterior del paquete.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Take the table from an earlier copy, and open it as UTF-8 before you save it again; or correct the cells.</source>
            <translation>Tome la tabla de una copia anterior y ábrala como UTF-8 antes de guardarla de nuevo, o corrija las celdas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>The cell has {found} characters. Only the first {limit} were kept.</source>
            <translation>La celda tiene {found} caracteres. Solo se conservaron los primeros {limit}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>The cell held characters that cannot be shown. They were removed.</source>
            <translation>La celda tenía caracteres que no se pueden mostrar. Se quitaron.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/spreadsheets.py"></location>
            <source>The cell holds a formula, and its result was not saved with the workbook.</source>
            <translation>La celda contiene una fórmula, y su resultado no se guardó con el libro de cálculo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/spreadsheets.py"></location>
            <source>The cell holds a number of more than 15 digits, {found}. Spreadsheet programs keep only the first 15.</source>
            <translation>La celda contiene un número de más de 15 cifras, {found}. Los programas de hojas de cálculo solo guardan las primeras 15.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>The cell is empty, and the row cannot do without it.</source>
            <translation>La celda está vacía, y la fila la necesita.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/spreadsheets.py"></location>
            <source>The cell shows the error {found} instead of a value.</source>
            <translation>La celda muestra el error {found} en lugar de un valor.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The claim has a number ({found}) without a unit.</source>
            <translation>La afirmación tiene un número ({found}) sin unidad.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>The claim.</source>
            <translation>La afirmación.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/schema.py"></location>
            <source>The closest id there is {closest}.</source>
            <translation>El id más parecido es {closest}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>The date {found} does not fit the series “{series}”, whose granularity is {granularity}.</source>
            <translation>La fecha {found} no encaja en la serie «{series}», cuya granularidad es {granularity}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The date {found} is not as exact as “{precision}” says, or more exact.</source>
            <translation>La fecha {found} es menos exacta de lo que dice “{precision}”, o más exacta.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>The day, the day a week begins, or the month.</source>
            <translation>El día, el día en que empieza la semana, o el mes.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The figure counts an office, and its place is called “{found}” like a city.</source>
            <translation>La cifra cuenta una oficina, y su lugar se llama “{found}”, como una ciudad.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The figure has a number and also says that it has none ({found}).</source>
            <translation>La cifra tiene un número y a la vez dice que no lo tiene ({found}).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The figure has neither a number nor a reason why there is none.</source>
            <translation>La cifra no tiene ni un número ni la razón de que no lo haya.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The figure is a count and does not say of what.</source>
            <translation>La cifra es un conteo y no dice de qué.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/descriptor.py"></location>
            <source>The file datapackage.json is damaged or incomplete. The tables were read all the same.</source>
            <translation>El archivo datapackage.json está dañado o incompleto. Las tablas se leyeron de todos modos.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/descriptor.py"></location>
            <source>The file datapackage.json is missing. The tables were read all the same.</source>
            <translation>Falta el archivo datapackage.json. Las tablas se leyeron de todos modos.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/descriptor.py"></location>
            <source>The file datapackage.json says that table {table} is in “{found}”. That was not followed.</source>
            <translation>El archivo datapackage.json dice que la tabla {table} está en “{found}”. Eso no se siguió.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/encodings.py"></location>
            <source>The file is in {encoding} without the mark that says so. It was read as that.</source>
            <translation>El archivo está en {encoding}, sin la marca que lo indica. Así se leyó.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/encodings.py"></location>
            <source>The file is not in UTF-8, and its coding is unclear. It was read as Windows-1252: “{found}”.</source>
            <translation>El archivo no está en UTF-8 y no está claro cuál es su codificación. Se leyó como Windows-1252: «{found}».</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/encodings.py"></location>
            <source>The file is not in UTF-8. It seems to be in the coding {encoding}, and was read as that: “{found}”.</source>
            <translation>El archivo no está en UTF-8. Parece estar en la codificación {encoding}, y así se leyó: «{found}».</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/encodings.py"></location>
            <source>The file is not in UTF-8. It was read as Windows-1252, the usual coding of Western spreadsheets.</source>
            <translation>El archivo no está en UTF-8. Se leyó como Windows-1252, la codificación usual de las hojas de cálculo occidentales.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>The file stops in the middle of this row.</source>
            <translation>El archivo se corta a la mitad de esta fila.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>The file “{found}” is empty.</source>
            <translation>El archivo “{found}” está vacío.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>The finding, with its number.</source>
            <translation>El hallazgo, con su número.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>The first row does not hold the names of this table's columns, so the table was not read.</source>
            <translation>La primera fila no contiene los nombres de las columnas de esta tabla, así que la tabla no se leyó.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>The folder “{found}” is empty.</source>
            <translation>La carpeta “{found}” está vacía.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/writing.py"></location>
            <source>The folder “{found}” is not empty, and nothing in it is overwritten.</source>
            <translation>La carpeta “{found}” no está vacía, y nada de lo que contiene se reemplaza.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/spreadsheets.py"></location>
            <source>The formats of the cells could not be read, so 27% may have been read as 0.27, and a date as a number.</source>
            <translation>No se pudieron leer los formatos de las celdas; es posible que 27 % se haya leído como 0.27, y una fecha como un número.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>The impact.</source>
            <translation>El impacto.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>The initiative in two to four words, for charts.</source>
            <translation>La propuesta en dos a cuatro palabras, para los gráficos.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>The initiative.</source>
            <translation>La propuesta.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>The original publisher.</source>
            <translation>Quién lo publicó primero.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The pack does not say its {key}.</source>
            <translation>El paquete no indica su {key}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The pack gives a language as “{found}”. It is taken for {language}.</source>
            <translation>El paquete indica un idioma como «{found}». Se toma por {language}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/writing.py"></location>
            <source>The pack has more observations than a workbook of this program may hold.</source>
            <translation>El paquete tiene más observaciones de las que puede contener un libro de este programa.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/matching.py"></location>
            <source>The pack holds the table {table} twice. “{found}” was not read.</source>
            <translation>El paquete contiene dos veces la tabla {table}. “{found}” no se leyó.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The pack lists the language “{found}”, which this program cannot show.</source>
            <translation>El paquete indica el idioma “{found}”, que este programa no puede mostrar.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The pack was to be reviewed by {found}, and that day has passed.</source>
            <translation>El paquete se debía revisar antes del {found}, y ese día ya pasó.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The panel {panel} already has its headline in row {first}.</source>
            <translation>El panel {panel} ya tiene su titular en la fila {first}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The panel {panel} has no headline.</source>
            <translation>El panel {panel} no tiene titular.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The period ends ({found}) before it starts ({start}).</source>
            <translation>El periodo termina ({found}) antes de empezar ({start}).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>The row has a number and also says that it has none ({found}).</source>
            <translation>La fila tiene un número y también dice que no lo tiene ({found}).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>The row has neither a number nor a reason why there is none, so it is a gap.</source>
            <translation>La fila no tiene número ni motivo de que falte, así que es un hueco.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>The row has {found} cells, so they do not stand below their column names.</source>
            <translation>La fila tiene {found} celdas, así que no quedan debajo de los nombres de sus columnas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>The row has {found} cells, the last of them empty. Some may stand below a wrong column name.</source>
            <translation>La fila tiene {found} celdas, las últimas vacías. Algunas pueden estar debajo de un nombre de columna equivocado.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>The row has {found} cells. The missing ones were read as empty.</source>
            <translation>La fila tiene {found} celdas. Las que faltan se leyeron como vacías.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/problems.py"></location>
            <source>The row is left out.</source>
            <translation>La fila queda fuera.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>The series counts an area, and its place is called “{found}” like a city.</source>
            <translation>La serie cuenta una zona, y su lugar se llama «{found}», como una ciudad.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>The series is complete up to {found}, which is before it begins to be ({start}).</source>
            <translation>La serie está completa hasta {found}, antes de la fecha desde la que lo está ({start}).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>The series “{found}” has no observations.</source>
            <translation>La serie «{found}» no tiene observaciones.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The series “{found}” mixes different counts: this row differs from row {first}.</source>
            <translation>La serie “{found}” mezcla conteos distintos: esta fila difiere de la fila {first}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>The series “{series}” already has a value for {found} in row {first}.</source>
            <translation>La serie «{series}» ya tiene un valor para {found} en la fila {first}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>The series “{series}” has no row from {found} to {last} ({count} missing). Nothing says whether none was counted or nobody knows.</source>
            <translation>La serie «{series}» no tiene filas del {found} al {last} (faltan {count}). Nada dice si no se contó ninguno o si no se sabe.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>The series.</source>
            <translation>La serie.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>The source.</source>
            <translation>La fuente.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>The statement in our own words.</source>
            <translation>La afirmación en nuestras propias palabras.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>The table has more than {limit} cells. Nothing from this row on was read.</source>
            <translation>La tabla tiene más de {limit} celdas. Desde esta fila no se leyó nada.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>The table has more than {limit} columns. Only the first {limit} were read.</source>
            <translation>La tabla tiene más de {limit} columnas. Solo se leyeron las primeras {limit}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>The table has more than {limit} rows. Nothing from this row on was read.</source>
            <translation>La tabla tiene más de {limit} filas. Desde esta fila no se leyó nada.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>The table has no rows.</source>
            <translation>La tabla no tiene filas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/reading.py"></location>
            <source>The table {table} is missing from the pack.</source>
            <translation>En el paquete falta la tabla {table}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/matching.py"></location>
            <source>The tables are: {allowed}.</source>
            <translation>Las tablas son: {allowed}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>The term.</source>
            <translation>El término.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The text holds only characters that cannot be seen, such as spaces without width.</source>
            <translation>El texto solo contiene caracteres que no se ven, como espacios sin ancho.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>The text is missing in this language and is shown in another one.</source>
            <translation>Falta el texto en este idioma y se muestra en otro.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>The text. **bold** and *italic* work; {C14} prints the number of claim C14.</source>
            <translation>El texto. Puede llevar **negrita** y *cursiva*; {C14} escribe el número de la afirmación C14.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/problems.py"></location>
            <source>There are {found} more problems like the ones above.</source>
            <translation>Hay {found} problemas más como los anteriores.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/schema.py"></location>
            <source>There is no row with the id “{found}” in table {table}.</source>
            <translation>No hay ninguna fila con el id “{found}” en la tabla {table}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>There is nothing at “{found}”.</source>
            <translation>No hay nada en “{found}”.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>There is text below an empty column name. It is kept and not shown.</source>
            <translation>Hay texto debajo de un nombre de columna vacío. Se conserva, pero no se muestra.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>These curly brackets print no number: {found}.</source>
            <translation>Estas llaves no imprimen ningún número: {found}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/matching.py"></location>
            <source>These were read as tables of the pack, though they are called a little differently: {found}.</source>
            <translation>Se leyeron como tablas del paquete, aunque su nombre es un poco distinto: {found}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>They are shown as incomplete and left out of comparisons.</source>
            <translation>Se muestran como incompletos y no entran en las comparaciones.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>This column is missing, so its text is shown in another language.</source>
            <translation>Falta esta columna, así que su texto se muestra en otro idioma.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>This column is missing. Without it no row of the table can be used.</source>
            <translation>Falta esta columna. Sin ella no se puede usar ninguna fila de la tabla.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>This column is not part of the table. It is kept and not shown.</source>
            <translation>Esta columna no es parte de la tabla. Se conserva, pero no se muestra.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/matching.py"></location>
            <source>This looks like a table of the pack, but is not called so, and was not read: {found}.</source>
            <translation>Parece una tabla del paquete, pero no tiene ese nombre y no se leyó: {found}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>This row is longer than {limit} characters. Nothing from it on was read.</source>
            <translation>Esta fila tiene más de {limit} caracteres. Desde ella no se leyó nada.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>This table is empty.</source>
            <translation>Esta tabla está vacía.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Title as published.</source>
            <translation>Título tal como se publicó.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tabular.py"></location>
            <source>Too many rows have stray quotation marks. Nothing from this row on was read.</source>
            <translation>Demasiadas filas tienen comillas sueltas. Desde esta fila no se leyó nada.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Translate the text of the other language.</source>
            <translation>Traduzca el texto del otro idioma.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/pack_process.py"></location>
            <source>Try it once more. If it ends again, the pack may be damaged: take an earlier copy.</source>
            <translation>Inténtelo otra vez. Si vuelve a interrumpirse, es posible que el paquete esté dañado: use una copia anterior.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/headings.py"></location>
            <source>Two columns have the same name. The first one is used.</source>
            <translation>Dos columnas tienen el mismo nombre. Se usa la primera.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>Type the text of the cell anew.</source>
            <translation>Escriba de nuevo el texto de la celda.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/spreadsheets.py"></location>
            <source>Undo the merging and fill each cell.</source>
            <translation>Separe las celdas y llene cada una.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Unit.</source>
            <translation>Unidad.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>What happened, in one to three sentences.</source>
            <translation>Qué ocurrió, en una a tres oraciones.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>What it counts, as a short label.</source>
            <translation>Qué cuenta, en una etiqueta corta.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>What it is about, in one to three words; the chart groups by it.</source>
            <translation>De qué trata, en una a tres palabras; el gráfico agrupa según esto.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>What it means, in plain words.</source>
            <translation>Qué significa, en palabras sencillas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>What it says, in one sentence.</source>
            <translation>Qué dice, en una oración.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>What that office covers; it is not the city.</source>
            <translation>Qué cubre esa oficina; no es la ciudad.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>What the text is; each panel has one headline.</source>
            <translation>Qué es el texto; cada panel tiene un titular.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>What they said or did.</source>
            <translation>Qué dijeron o hicieron.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>When.</source>
            <translation>Cuándo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Where.</source>
            <translation>Dónde.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Which years, such as 2008-2013.</source>
            <translation>Qué años, como 2008-2013.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Who prevailed in that ruling. federal: the federal government; others: the city, state, group or person on the other side; mixed: each in part; pending: no ruling found. Whoever filed the case.</source>
            <translation>A quién favorece ese fallo. federal: al gobierno federal; others: a la ciudad, el estado, el grupo o la persona de la otra parte; mixed: a ambas partes, en parte; pending: no se encontró un fallo. Sin importar quién presentó el caso.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Who speaks.</source>
            <translation>Quién habla.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Why it has this status, in one or two sentences.</source>
            <translation>Por qué tiene este estado, en una o dos oraciones.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>Why this strength.</source>
            <translation>Por qué tiene esta solidez.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>Write 0 where none was counted. Else leave the value empty and give the reason in the column missing.</source>
            <translation>Escriba 0 donde no se contó ninguno. Si no se sabe, deje vacío el valor e indique el motivo en la columna missing.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Write a short name such as los-angeles or C14.</source>
            <translation>Escriba un nombre corto, como los-angeles o C14.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Write the name of the office.</source>
            <translation>Escriba el nombre de la oficina.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Write the number without signs or words. Units have a column of their own.</source>
            <translation>Escriba el número sin signos ni palabras. Las unidades tienen su propia columna.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/spreadsheets.py"></location>
            <source>Write the value itself into the cell, or save the workbook again in a spreadsheet program.</source>
            <translation>Escriba en la celda el valor mismo, o guarde otra vez el libro en un programa de hojas de cálculo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/spreadsheets.py"></location>
            <source>Write the value itself into the cell.</source>
            <translation>Escriba en la celda el valor mismo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Write the year first, then the month, then the day, with hyphens between them.</source>
            <translation>Escriba primero el año, luego el mes y luego el día, con guiones entre ellos.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Write what is counted.</source>
            <translation>Escriba qué se cuenta.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>Write what the area covers, such as “Los Angeles area (seven counties)”.</source>
            <translation>Escriba qué abarca la zona, por ejemplo «Zona de Los Ángeles (siete condados)».</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Write yes or no.</source>
            <translation>Escriba sí o no.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Write {first} or {second}, whichever is meant.</source>
            <translation>Escriba {first} o {second}, según lo que quiera decir.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>Write {language}.</source>
            <translation>Escriba {language}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>Write {number} and put percent in the unit column.</source>
            <translation>Escriba {number} y ponga percent en la columna unit.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>article: the article says so; found: found elsewhere.</source>
            <translation>article: lo dice el artículo; found: encontrado en otra fuente.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/problems.py"></location>
            <source>column {column}</source>
            <translation>columna {column}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>context, a concern, or an impact with its safety effect.</source>
            <translation>context (contexto), concern (una preocupación) o pair (un impacto con su efecto en la seguridad).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>count: values of several periods are added up; level: they are averaged.</source>
            <translation>count: los valores de varios periodos se suman; level: se promedian.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>for the claim, against it, or null (looked and found no effect).</source>
            <translation>for (respalda la afirmación), against (la contradice) o null (se buscó y no se encontró efecto).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/problems.py"></location>
            <source>row {row}</source>
            <translation>fila {row}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>supports, opposes, or gives context.</source>
            <translation>supports (apoya), opposes (apunta en otro sentido) o context (da contexto).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>title_en, title_es, version, languages, published, review_by, event_date, licence, …</source>
            <translation>title_en, title_es, version, languages, published, review_by, event_date, licence, …</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>yes: read in a copy or summary.</source>
            <translation>yes (sí): leído en una copia o un resumen.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/columns.py"></location>
            <source>yes: the author or sponsor takes a side in public.</source>
            <translation>yes (sí): el autor o patrocinador tiene una postura pública.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/series_rules.py"></location>
            <source>{count} values of the series “{series}”, the first of {found}, lie outside the dates for which it is complete ({span}).</source>
            <translation>{count} valores de la serie «{series}», el primero del {found}, están fuera de las fechas en que está completa ({span}).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>“{found}” can be read in two ways: as {first} or as {second}.</source>
            <translation>«{found}» se puede leer de dos maneras: como {first} o como {second}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” cannot be opened: {reason}.</source>
            <translation>“{found}” no se puede abrir: {reason}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>“{found}” cannot be used as an id.</source>
            <translation>“{found}” no se puede usar como id.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>“{found}” cannot be used as an id: it has a character that only looks like a plain one ({character}).</source>
            <translation>«{found}» no sirve como identificador: tiene un carácter que solo se parece a uno común ({character}).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/containers.py"></location>
            <source>“{found}” could not be read. It may be damaged, or in use by another program.</source>
            <translation>“{found}” no se pudo leer. Puede estar dañado, o en uso por otro programa.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>“{found}” has a percent sign in it.</source>
            <translation>“{found}” tiene un signo de porcentaje.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>“{found}” has its comma or period in an unexpected place.</source>
            <translation>“{found}” tiene la coma o el punto en un lugar inesperado.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>“{found}” has more digits than a number in this program can keep. It was read as {number}.</source>
            <translation>«{found}» tiene más cifras de las que este programa puede guardar en un número. Se leyó como {number}.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>“{found}” has no source, and does not say that none was found.</source>
            <translation>“{found}” no tiene fuente, y no dice que no se encontró ninguna.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” holds too many files to be a content pack.</source>
            <translation>“{found}” contiene demasiados archivos para ser un paquete de contenido.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” holds too much to be a content pack.</source>
            <translation>“{found}” contiene demasiado para ser un paquete de contenido.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” is a file of the kind {kind}, and no content pack.</source>
            <translation>“{found}” es un archivo de tipo {kind}, no un paquete de contenido.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” is a file of the kind {kind}, which this program does not read.</source>
            <translation>“{found}” es un archivo de tipo {kind}, que este programa no lee.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” is a {ending} file under another name.</source>
            <translation>“{found}” es un archivo {ending} con otro nombre.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/tables.py"></location>
            <source>“{found}” is already the id of row {first}; row {second} has it again.</source>
            <translation>“{found}” ya es el id de la fila {first}; la fila {second} lo repite.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” is damaged and cannot be opened.</source>
            <translation>“{found}” está dañado y no se puede abrir.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>“{found}” is neither yes nor no.</source>
            <translation>“{found}” no es ni sí ni no.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” is not a content pack as it is: its tables have other names.</source>
            <translation>“{found}” no es un paquete de contenido tal como está: sus tablas tienen otros nombres.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” is not a content pack itself, but may hold one: “{inside}”.</source>
            <translation>“{found}” no es un paquete de contenido, pero puede contener uno: “{inside}”.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” is not a content pack.</source>
            <translation>“{found}” no es un paquete de contenido.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>“{found}” is not a date this program can read.</source>
            <translation>“{found}” no es una fecha que este programa pueda leer.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>“{found}” is not a number.</source>
            <translation>“{found}” no es un número.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>“{found}” is not a web address.</source>
            <translation>“{found}” no es una dirección web.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>“{found}” is not an id.</source>
            <translation>“{found}” no es un id.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/matching.py"></location>
            <source>“{found}” is not one of the pack's tables and was not read.</source>
            <translation>“{found}” no es una de las tablas del paquete y no se leyó.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>“{found}” is not one of the words this column knows.</source>
            <translation>“{found}” no es una de las palabras que esta columna conoce.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>“{found}” is not one of the words this column knows: it has a character that only looks like a plain one ({character}).</source>
            <translation>«{found}» no es una de las palabras que esta columna conoce: tiene un carácter que solo se parece a uno común ({character}).</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/cells.py"></location>
            <source>“{found}” is not written as this program reads dates.</source>
            <translation>«{found}» no está escrito como este programa lee las fechas.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” is one file of a pack, not a whole pack.</source>
            <translation>“{found}” es un archivo de un paquete, no un paquete completo.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” is only a shortcut to a table on the web.</source>
            <translation>“{found}” es solo un acceso directo a una tabla en la web.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” is protected by a password.</source>
            <translation>“{found}” está protegido con una contraseña.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” is too large to be a content pack.</source>
            <translation>“{found}” es demasiado grande para ser un paquete de contenido.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/containers.py"></location>
            <source>“{found}” leads out of the pack and was not read.</source>
            <translation>“{found}” lleva fuera del paquete y no se leyó.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/rules.py"></location>
            <source>“{found}” looks like a telephone number.</source>
            <translation>“{found}” parece un número de teléfono.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/app/pack_process.py"></location>
            <source>“{found}” takes too much time or memory to read.</source>
            <translation>Leer “{found}” requiere demasiado tiempo o memoria.</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/refusals.py"></location>
            <source>“{found}” would unpack to very much more than its size, as harmful files do.</source>
            <translation>“{found}” ocuparía muchísimo más que su tamaño al descomprimirse, como hacen los archivos dañinos.</translation>
        </message>
    </context>
    <context>
        <name>problems dialog</name>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Check of the pack</source>
            <translation>Revisión del paquete</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>Copy the list</source>
            <translation>Copiar la lista</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>For your information</source>
            <translation>Para su información</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>The pack cannot be used</source>
            <translation>El paquete no se puede usar</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>To mend: shown, but misleading</source>
            <translation>Por corregir: se muestra, pero puede confundir</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>To mend: something was left out</source>
            <translation>Por corregir: algo quedó fuera</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/dialogs/texts.py"></location>
            <source>… and {n} more.</source>
            <translation>… y {n} más.</translation>
        </message>
    </context>
    <context>
        <name>slides</name>
        <message>
            <location filename="../../src/explainer/ui/presenter/layout.py"></location>
            <source>(and {n} more)</source>
            <translation>(y {n} más)</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/choices.py"></location>
            <source>As in the pack</source>
            <translation>Como en el paquete</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/choices.py"></location>
            <source>Before that day</source>
            <translation>Antes de ese día</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/choices.py"></location>
            <source>City</source>
            <translation>Ciudad</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/choices.py"></location>
            <source>From the day on</source>
            <translation>Desde ese día</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/content.py"></location>
            <source>If this may concern you</source>
            <translation>Si esto puede afectarle</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/content.py"></location>
            <source>Keep in mind</source>
            <translation>Tenga en cuenta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/choices.py"></location>
            <source>Newest first</source>
            <translation>Primero lo más reciente</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/choices.py"></location>
            <source>Oldest first</source>
            <translation>Primero lo más antiguo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/choices.py"></location>
            <source>Order</source>
            <translation>Orden</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/content.py"></location>
            <source>Reasons stated for it</source>
            <translation>Razones que se dan</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/layout.py"></location>
            <source>Sources: {list}</source>
            <translation>Fuentes: {list}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/content.py"></location>
            <source>The article’s number, then what has been published: different counts, places and dates</source>
            <translation>El número del artículo y luego lo que se ha publicado: conteos, lugares y fechas distintos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/content.py"></location>
            <source>The other side’s best source</source>
            <translation>La mejor fuente del otro lado</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/content.py"></location>
            <source>What happened</source>
            <translation>Qué ocurrió</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/content.py"></location>
            <source>What happened before {date}</source>
            <translation>Qué ocurrió antes del {date}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/content.py"></location>
            <source>What happened from {date} on</source>
            <translation>Qué ocurrió desde el {date}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/content.py"></location>
            <source>What happened: {kind}</source>
            <translation>Qué ocurrió: {kind}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/content.py"></location>
            <source>What nobody has published</source>
            <translation>Lo que nadie ha publicado</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/content.py"></location>
            <source>What we do not know</source>
            <translation>Lo que no sabemos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/choices.py"></location>
            <source>Which events</source>
            <translation>Qué eventos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/choices.py"></location>
            <source>Who</source>
            <translation>Quién</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/content.py"></location>
            <source>Who responded: {group}</source>
            <translation>Quién respondió: {group}</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/content.py"></location>
            <source>Why this mark</source>
            <translation>Por qué esta marca</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/presenter/content.py"></location>
            <source>{city}: both cases</source>
            <translation>{city}: los dos lados</translation>
        </message>
    </context>
    <context>
        <name>tables</name>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>City statistics</source>
            <translation>Datos por ciudad</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Court cases</source>
            <translation>Casos judiciales</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Events</source>
            <translation>Eventos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Glossary</source>
            <translation>Glosario</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Impacts</source>
            <translation>Impactos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Recommendations</source>
            <translation>Recomendaciones</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Responses</source>
            <translation>Respuestas</translation>
        </message>
        <message>
            <location filename="../../src/explainer/ui/panels/body.py"></location>
            <source>Sources</source>
            <translation>Fuentes</translation>
        </message>
    </context>
    <context>
        <name>views</name>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>About</source>
            <translation>Sobre qué</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Address</source>
            <translation>Enlace</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>As of</source>
            <translation>A fecha de</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Benefit the article states</source>
            <translation>Beneficio que indica el artículo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Case</source>
            <translation>Caso</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>City</source>
            <translation>Ciudad</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Court</source>
            <translation>Tribunal</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Date</source>
            <translation>Fecha</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Event</source>
            <translation>Evento</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Evidence</source>
            <translation>Evidencia</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Evidence for the benefit</source>
            <translation>Evidencia del beneficio</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Evidence for the effect</source>
            <translation>Evidencia del efecto</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Filed</source>
            <translation>Presentado</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Group</source>
            <translation>Grupo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Impact the article names</source>
            <translation>Impacto que nombra el artículo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Initiative</source>
            <translation>Propuesta</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Kind</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Last ruling</source>
            <translation>Último fallo</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Link between the two</source>
            <translation>Vínculo entre los dos</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Meaning</source>
            <translation>Significado</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>No.</source>
            <translation>N.º</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Publisher</source>
            <translation>Quién lo publicó</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Side it takes</source>
            <translation>Postura</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Sources</source>
            <translation>Fuentes</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Term</source>
            <translation>Término</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Times cited</source>
            <translation>Veces citada</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Title</source>
            <translation>Título</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>What happened</source>
            <translation>Qué ocurrió</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>What has been published</source>
            <translation>Qué se ha publicado</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>What it decides</source>
            <translation>Qué decide</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>What they said or did</source>
            <translation>Qué dijeron o hicieron</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Where found</source>
            <translation>Dónde se encontró</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Who</source>
            <translation>Quién</translation>
        </message>
        <message>
            <location filename="../../src/explainer/core/views.py"></location>
            <source>Who prevailed</source>
            <translation>Fallo a favor de</translation>
        </message>
    </context>
</TS>
